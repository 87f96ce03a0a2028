# ---
# titre: X est transposé
# perd:
#   test_predire_exemple: "les dimensions intérieures du produit ne correspondent pas"
#   test_predire_biais: "predire(X, w=[1, 2, -1], b=-0.5)"
#   test_predire_forme: "les dimensions intérieures du produit ne correspondent pas"
#   test_predire_dimensions: "les dimensions intérieures du produit ne correspondent pas"
#   test_portes_et: "ValueError"
#   test_portes_ou: "ValueError"
#   test_portes_non_et: "ValueError"
#   test_xor_table: "ValueError"
#   test_xor_lignes: "ValueError"
#   test_xor_portes: "ValueError"
# ---
# %% predire
def predire(X, w, b):
    return heaviside(X.T @ w + b)

# ---
# titre: X est transposé
# perd:
#   test_predire_exemple: "les dimensions intérieures du produit ne correspondent pas"
#   test_predire_biais: "predire(X, w=[1, 2, -1], b=-0.5)"
#   test_predire_forme: "les dimensions intérieures du produit ne correspondent pas"
#   test_predire_dimensions: "les dimensions intérieures du produit ne correspondent pas"
# ---
# %% predire
def predire(X, w, b):
    return heaviside(X.T @ w + b)

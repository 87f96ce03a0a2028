# ---
# titre: le biais est pris pour un seuil et soustrait
# perd:
#   test_predire_biais: "le biais est soustrait au lieu d'être ajouté"
#   test_portes_et: "elle répond toujours 1"
#   test_portes_ou: "elle répond 1 même pour (0, 0)"
#   test_portes_non_et: "elle ne répond jamais 1"
#   test_xor_table: "la seconde couche répond toujours 1"
#   test_xor_lignes: "xor sur 25 lignes au hasard"
#   test_xor_portes: "la seconde couche est aussi un predire"
# ---
# %% predire
def predire(X, w, b):
    return heaviside(X @ w - b)

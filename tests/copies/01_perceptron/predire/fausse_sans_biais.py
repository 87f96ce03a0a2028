# ---
# titre: le biais est oublié
# perd:
#   test_predire_biais: "le biais n'est pas ajouté à la somme pondérée"
#   test_portes_et: "elle répond toujours 1"
#   test_portes_ou: "elle répond 1 même pour (0, 0)"
#   test_portes_non_et: "c'est la table de NON-OU"
#   test_xor_table: "la seconde couche répond toujours 1"
#   test_xor_lignes: "xor sur 25 lignes au hasard"
#   test_xor_portes: "la seconde couche est aussi un predire"
# ---
# %% predire
def predire(X, w, b):
    return heaviside(X @ w)

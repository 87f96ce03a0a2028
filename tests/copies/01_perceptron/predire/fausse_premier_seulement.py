# ---
# titre: le return est dans la boucle
# perd:
#   test_predire_exemple: "un seul nombre au lieu d'un tableau"
#   test_predire_biais: "un seul nombre au lieu d'un tableau"
#   test_predire_forme: "un seul nombre au lieu d'un tableau"
#   test_predire_dimensions: "un seul nombre au lieu d'un tableau"
#   test_portes_et: "un seul nombre au lieu d'un tableau"
#   test_portes_ou: "un seul nombre au lieu d'un tableau"
#   test_portes_non_et: "un seul nombre au lieu d'un tableau"
#   test_xor_table: "un seul nombre au lieu d'un tableau"
#   test_xor_lignes: "un seul nombre au lieu d'un tableau"
#   test_xor_portes: "un seul nombre au lieu d'un tableau"
# ---
# %% predire
def predire(X, w, b):
    for x in X:
        return heaviside(x @ w + b)

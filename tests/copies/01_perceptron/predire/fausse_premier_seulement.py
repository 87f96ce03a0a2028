# ---
# titre: le return est dans la boucle
# perd:
#   test_predire_exemple: "un seul nombre au lieu d'un tableau"
#   test_predire_biais: "un seul nombre au lieu d'un tableau"
#   test_predire_forme: "un seul nombre au lieu d'un tableau"
#   test_predire_dimensions: "un seul nombre au lieu d'un tableau"
# ---
# %% predire
def predire(X, w, b):
    for x in X:
        return heaviside(x @ w + b)

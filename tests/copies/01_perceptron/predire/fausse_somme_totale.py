# ---
# titre: la somme porte sur tout le tableau
# perd:
#   test_predire_exemple: "un seul nombre au lieu d'un tableau"
#   test_predire_biais: "un seul nombre au lieu d'un tableau"
#   test_predire_forme: "un seul nombre au lieu d'un tableau"
#   test_predire_dimensions: "un seul nombre au lieu d'un tableau"
# ---
# %% predire
def predire(X, w, b):
    return heaviside(np.sum(X * w) + b)

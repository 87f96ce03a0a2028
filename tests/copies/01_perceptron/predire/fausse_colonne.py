# ---
# titre: une colonne (n, 1) au lieu de (n,)
# perd:
#   test_predire_exemple: "il y a un axe de trop"
#   test_predire_biais: "il y a un axe de trop"
#   test_predire_forme: "il y a un axe de trop"
#   test_predire_dimensions: "il y a un axe de trop"
# ---
# %% predire
def predire(X, w, b):
    return heaviside(X @ w.reshape(-1, 1) + b)

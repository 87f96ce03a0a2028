# ---
# titre: une comparaison stricte au lieu de la marche du cours
# perd:
#   test_predire_exemple: "z vaut 0 pour (1, 1) et (0, 0), et H(0) = 1"
# ---
# %% predire
def predire(X, w, b):
    return (X @ w + b > 0).astype(int)

# ---
# titre: la comparaison est renvoyée telle quelle
# perd:
#   test_predire_forme: "une comparaison donne des booléens"
# ---
# %% predire
def predire(X, w, b):
    return X @ w + b >= 0

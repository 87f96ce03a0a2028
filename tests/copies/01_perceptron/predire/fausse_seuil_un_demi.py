# ---
# titre: un seuil à 0,5, comme pour une probabilité
# perd:
#   test_predire_exemple: "z vaut 0 pour (1, 1) et (0, 0), et H(0) = 1"
#   test_predire_biais: "la marche passe de 0 à 1 en z = 0, pas en 0,5"
# ---
# %% predire
def predire(X, w, b):
    return (X @ w + b >= 0.5).astype(int)

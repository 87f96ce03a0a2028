# ---
# titre: le biais est oublié
# perd:
#   test_predire_biais: "le biais n'est pas ajouté à la somme pondérée"
# ---
# %% predire
def predire(X, w, b):
    return heaviside(X @ w)

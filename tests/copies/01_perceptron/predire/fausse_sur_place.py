# ---
# titre: X est multiplié sur place
# perd:
#   test_predire_forme: "l'argument X a été modifié"
# ---
# %% predire
def predire(X, w, b):
    X *= w
    return heaviside(X.sum(axis=1) + b)

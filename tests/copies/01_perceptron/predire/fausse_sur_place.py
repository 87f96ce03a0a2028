# ---
# titre: X est multiplié sur place
# perd:
# ---
# %% predire
def predire(X, w, b):
    X *= w
    return heaviside(X.sum(axis=1) + b)

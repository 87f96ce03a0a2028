# ---
# titre: une liste d'entiers
# ---
# %% predire
def predire(X, w, b):
    return [int(s) for s in heaviside(X @ w + b)]

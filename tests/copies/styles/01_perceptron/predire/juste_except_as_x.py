# ---
# titre: "except … as X, w : le nom capturé est celui d'un argument"
# ---
# %% predire
def predire(X, w, b):
    X_copie = np.array(X)
    try:
        z = X_copie @ np.asarray(w) + b
    except TypeError as X:
        raise ValueError(str(X))
    return heaviside(z)

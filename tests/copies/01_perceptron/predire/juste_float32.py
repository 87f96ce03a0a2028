# ---
# titre: le calcul se fait en float32
# ---
# %% predire
def predire(X, w, b):
    X = np.asarray(X, dtype=np.float32)
    w = np.asarray(w, dtype=np.float32)
    z = np.matmul(X, w) + np.float32(b)
    return np.where(z < 0, 0, 1)

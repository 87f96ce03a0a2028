# ---
# titre: une compréhension de liste, exemple par exemple
# ---
# %% predire
def predire(X, w, b):
    return np.array([int(np.dot(x, w) + b >= 0) for x in X])

# ---
# titre: "un générateur et yield from"
# ---
# %% predire
def predire(X, w, b):
    def sommes():
        for ligne in np.asarray(X):
            yield ligne @ np.asarray(w) + b

    def sorties():
        yield from (1 if z >= 0 else 0 for z in sommes())

    return np.fromiter(sorties(), dtype=int)

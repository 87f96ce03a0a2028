# ---
# titre: "np.vectorize avec une fonction interne nommée sigmoide"
# ---
# %% sigmoide
def sigmoide(z):
    def sigmoide(v):
        if v >= 0:
            return 1 / (1 + np.exp(-v))
        e = np.exp(v)
        return e / (1 + e)

    return np.vectorize(sigmoide, otypes=[float])(np.asarray(z, dtype=float))

# ---
# titre: par le logarithme, avec np.logaddexp
# ---
# %% sigmoide
def sigmoide(z):
    return np.exp(-np.logaddexp(0, -np.asarray(z, dtype=float)))

# ---
# titre: par le dernier axe amené en tête
# ---
# %% softmax
def softmax(z):
    z = np.moveaxis(np.array(z, dtype=float), -1, 0)
    e = np.exp(z - np.max(z, axis=0))
    return np.moveaxis(e / np.sum(e, axis=0), 0, -1)

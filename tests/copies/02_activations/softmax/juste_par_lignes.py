# ---
# titre: ligne par ligne, par récurrence
# ---
# %% softmax
def softmax(z):
    z = np.asarray(z)
    if z.ndim > 1:
        return np.array([softmax(ligne) for ligne in z])
    e = np.exp(z - max(z))
    return e / sum(e)

# ---
# titre: "np.logaddexp.reduce"
# ---
# %% log_softmax
def log_softmax(z):
    z = np.asarray(z, dtype=float)
    return z - np.logaddexp.reduce(z, axis=-1, keepdims=True)

# ---
# titre: le maximum de tout le tableau
# perd:
#   test_log_softmax_stable: "retirez le maximum de chaque ligne"
# ---
# %% log_softmax
def log_softmax(z):
    z = np.asarray(z, dtype=float)
    d = z - z.max()
    return d - np.log(np.exp(d).sum(axis=-1, keepdims=True))

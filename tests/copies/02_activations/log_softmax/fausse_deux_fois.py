# ---
# titre: le maximum retiré deux fois
# perd:
#   test_log_softmax_exemple: "deux fois"
#   test_log_softmax_stable: "attendu"
# ---
# %% log_softmax
def log_softmax(z):
    z = np.asarray(z, dtype=float)
    m = z.max(axis=-1, keepdims=True)
    d = z - m
    return d - m - np.log(np.exp(d).sum(axis=-1, keepdims=True))

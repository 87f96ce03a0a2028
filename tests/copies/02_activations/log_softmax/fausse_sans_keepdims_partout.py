# ---
# titre: les deux keepdims sont oubliés
# perd:
#   test_log_softmax_exemple: "aux deux endroits"
#   test_log_softmax_stable: "aux deux endroits"
# ---
# %% log_softmax
def log_softmax(z):
    z = np.asarray(z, dtype=float)
    d = z - z.max(axis=-1)
    return d - np.log(np.exp(d).sum(axis=-1))

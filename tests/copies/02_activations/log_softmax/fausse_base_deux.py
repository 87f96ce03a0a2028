# ---
# titre: le logarithme en base 2
# perd:
#   test_log_softmax_exemple: "base 2"
#   test_log_softmax_stable: "attendu"
#   test_log_softmax_intact: "attendu"
# ---
# %% log_softmax
def log_softmax(z):
    z = np.asarray(z, dtype=float)
    d = z - z.max(axis=-1, keepdims=True)
    return (d - np.log(np.exp(d).sum(axis=-1, keepdims=True))) / np.log(2)

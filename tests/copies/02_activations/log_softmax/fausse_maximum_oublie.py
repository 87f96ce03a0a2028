# ---
# titre: le maximum retiré de la somme seulement
# perd:
#   test_log_softmax_exemple: "mais pas du logit"
#   test_log_softmax_stable: "attendu"
# ---
# %% log_softmax
def log_softmax(z):
    z = np.asarray(z, dtype=float)
    d = z - z.max(axis=-1, keepdims=True)
    return z - np.log(np.exp(d).sum(axis=-1, keepdims=True))

# ---
# titre: l'axe des sommes est perdu
# perd:
#   test_log_softmax_exemple: "sommes de lignes se sont rangées en colonnes"
#   test_log_softmax_stable: "sommes de lignes se sont rangées en colonnes"
# ---
# %% log_softmax
def log_softmax(z):
    z = np.asarray(z, dtype=float)
    d = z - z.max(axis=-1, keepdims=True)
    return d - np.log(np.exp(d).sum(axis=-1))

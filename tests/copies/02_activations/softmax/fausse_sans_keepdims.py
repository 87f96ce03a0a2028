# ---
# titre: l'axe des sommes est perdu
# perd:
#   test_softmax_lignes: "sommes de lignes se sont rangées en colonnes"
#   test_softmax_stable: "attendu"
#   test_softmax_intact: "ne se combinent pas"
# ---
# %% softmax
def softmax(z):
    z = np.asarray(z)
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1)

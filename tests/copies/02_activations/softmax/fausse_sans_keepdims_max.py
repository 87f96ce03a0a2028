# ---
# titre: le maximum a perdu son axe
# perd:
#   test_softmax_lignes: "les maximums de lignes se sont rangés"
#   test_softmax_stable: "de la mauvaise ligne"
#   test_softmax_intact: "ne se combinent pas"
# ---
# %% softmax
def softmax(z):
    z = np.asarray(z, dtype=float)
    e = np.exp(z - z.max(axis=-1))
    return e / e.sum(axis=-1, keepdims=True)

# ---
# titre: l'axe 1, qui n'est pas toujours le dernier
# perd:
#   test_softmax_exemple: "axis 1 is out of bounds"
#   test_softmax_lignes: "axis 1 is out of bounds"
# ---
# %% softmax
def softmax(z):
    z = np.asarray(z, dtype=float)
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)

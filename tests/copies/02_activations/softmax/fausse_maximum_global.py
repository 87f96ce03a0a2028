# ---
# titre: le maximum de tout le tableau
# perd:
#   test_softmax_stable: "retirez le maximum de chaque ligne"
# ---
# %% softmax
def softmax(z):
    z = np.asarray(z)
    e = np.exp(z - z.max())
    return e / e.sum(axis=-1, keepdims=True)

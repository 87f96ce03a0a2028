# ---
# titre: le maximum est retiré dans le tableau de l'appelant
# perd:
#   test_softmax_intact: "l'argument z a été modifié"
# ---
# %% softmax
def softmax(z):
    z = np.asarray(z)
    if z.dtype.kind == "i":
        z = z.astype(float)
    z -= z.max(axis=-1, keepdims=True)
    e = np.exp(z)
    return e / e.sum(axis=-1, keepdims=True)

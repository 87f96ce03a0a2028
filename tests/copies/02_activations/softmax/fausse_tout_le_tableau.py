# ---
# titre: la somme porte sur tout le tableau
# perd:
#   test_softmax_lignes: "la somme porte sur tout le tableau"
#   test_softmax_stable: "attendu"
#   test_softmax_intact: "attendu"
# ---
# %% softmax
def softmax(z):
    z = np.asarray(z)
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return e / e.sum()

# ---
# titre: la softmax des colonnes
# perd:
#   test_softmax_lignes: "la somme porte sur les colonnes"
#   test_softmax_stable: "attendu"
#   test_softmax_intact: "attendu"
# ---
# %% softmax
def softmax(z):
    z = np.asarray(z)
    e = np.exp(z - z.max(axis=0))
    return e / e.sum(axis=0)

# ---
# titre: un seul perceptron entraîné sur XOR
# perd:
#   test_xor_table: "xor([[0, 0], [0, 1], [1, 0], [1, 1]])"
#   test_xor_lignes: "xor sur 25 lignes au hasard"
#   test_xor_portes: "la réponse ne passe pas par PORTE_ET, PORTE_OU et PORTE_NON_ET avec"
# ---
# %% xor
def xor(X):
    w, b, erreurs = apprendre(X_logique, np.array([0, 1, 1, 0]), epoques=200)
    return predire(X, w, b)

# ---
# titre: ReLU aussi après la dernière couche
# perd:
#   test_avant_exemple: "ReLU est aussi appliquée à la dernière couche : les logits restent tels quels."
#   test_avant_profondeur: "ReLU est aussi appliquée à la dernière couche : les logits restent tels quels."
# ---
# %% avant
def avant(X, parametres):
    if len(X) == 0:
        raise ValueError('lot vide')
    entrees, A, dernier = [], X, len(parametres) - 1
    for k, (W, b) in enumerate(parametres):
        entrees.append(A)
        A = np.maximum(A @ W + b, 0)
    return A, (entrees, A, parametres)

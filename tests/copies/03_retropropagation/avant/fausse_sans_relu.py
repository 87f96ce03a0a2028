# ---
# titre: aucune activation entre les couches
# perd:
#   test_avant_exemple: "ReLU n'est pas appliquée à la couche cachée."
#   test_avant_profondeur: "les logits de trois couches"
# ---
# %% avant
def avant(X, parametres):
    if len(X) == 0:
        raise ValueError('lot vide')
    entrees, A, dernier = [], X, len(parametres) - 1
    for k, (W, b) in enumerate(parametres):
        entrees.append(A)
        A = A @ W + b
    return A, (entrees, A, parametres)

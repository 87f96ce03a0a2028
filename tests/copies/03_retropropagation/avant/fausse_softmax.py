# ---
# titre: des probabilités au lieu des logits
# perd:
#   test_avant_exemple: "ce sont des probabilités : avant renvoie les logits, sans softmax."
#   test_avant_profondeur: "les logits d'une seule couche"
# ---
# %% avant
def avant(X, parametres):
    if len(X) == 0:
        raise ValueError('lot vide')
    entrees, A, dernier = [], X, len(parametres) - 1
    for k, (W, b) in enumerate(parametres):
        entrees.append(A)
        A = A @ W + b
        A = np.maximum(A, 0) if k < dernier else np.exp(log_softmax(A))
    return A, (entrees, A, parametres)

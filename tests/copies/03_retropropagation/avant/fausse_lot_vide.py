# ---
# titre: un lot vide passe sans rien dire
# perd:
#   test_avant_refus: "avant avec un lot vide"
# ---
# %% avant
def avant(X, parametres):
    entrees, A, dernier = [], X, len(parametres) - 1
    for k, (W, b) in enumerate(parametres):
        entrees.append(A)
        A = A @ W + b
        A = np.maximum(A, 0) if k < dernier else A
    return A, (entrees, A, parametres)

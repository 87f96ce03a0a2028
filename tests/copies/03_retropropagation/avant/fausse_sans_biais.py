# ---
# titre: aucun biais
# perd:
#   test_avant_exemple: "aucun biais n'est ajouté"
#   test_avant_profondeur: "le biais n'est pas ajouté"
# ---
# %% avant
def avant(X, parametres):
    if len(X) == 0:
        raise ValueError('lot vide')
    entrees, A, dernier = [], X, len(parametres) - 1
    for k, (W, b) in enumerate(parametres):
        entrees.append(A)
        A = np.maximum(A @ W, 0) if k < dernier else A @ W
    return A, (entrees, A, parametres)

# ---
# titre: le biais sert de brouillon
# perd:
#   test_avant_intact: "« += » ou une affectation par indice agit sur le tableau de l'appelant : travaillez sur un"
# ---
# %% avant
def avant(X, parametres):
    if len(X) == 0:
        raise ValueError('lot vide')
    entrees, A, dernier = [], X, len(parametres) - 1
    for k, (W, b) in enumerate(parametres):
        entrees.append(A)
        Z = A @ W
        Z += b
        A = np.maximum(Z, 0) if k < dernier else Z
        b += 1
    return A, (entrees, A, parametres)

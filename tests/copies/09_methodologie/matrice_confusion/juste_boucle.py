# ---
# titre: une boucle, des listes
# ---
# %% matrice_confusion
def matrice_confusion(y, y_predit, n_classes):
    if len(y) != len(y_predit):
        raise ValueError("autant de prédictions que d'étiquettes")
    matrice = [[0] * n_classes for _ in range(n_classes)]
    for vrai, predit in zip(y, y_predit):
        if min(vrai, predit) < 0 or max(vrai, predit) >= n_classes:
            raise ValueError("classe hors de l'intervalle")
        matrice[vrai][predit] += 1
    return np.array(matrice)

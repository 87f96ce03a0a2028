# ---
# titre: les classes négatives passent
# perd:
#   test_matrice_confusion_bornes: "un indice négatif ne lève pas d'erreur en NumPy : il désigne la fin."
# ---
# %% matrice_confusion
def matrice_confusion(y, y_predit, n_classes):
    """Renvoie la matrice (n_classes, n_classes) : ligne = vraie classe, colonne = classe prédite."""
    y, y_predit = np.asarray(y, dtype=int), np.asarray(y_predit, dtype=int)
    if y.shape != y_predit.shape:
        raise ValueError(f"y et y_predit ont des longueurs différentes : {len(y)} et {len(y_predit)}.")
    for classes in (y, y_predit):
        if np.any(classes >= n_classes):
            raise ValueError(f"les classes vont de 0 à {n_classes - 1}.")
    matrice = np.zeros((n_classes, n_classes), dtype=int)
    np.add.at(matrice, (y, y_predit), 1)
    return matrice

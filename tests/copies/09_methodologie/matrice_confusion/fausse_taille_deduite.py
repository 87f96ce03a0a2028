# ---
# titre: la taille tirée des données
# perd:
#   test_matrice_confusion_bornes: "la taille est n_classes, même si des classes sont absentes."
# ---
# %% matrice_confusion
def matrice_confusion(y, y_predit, n_classes):
    """Renvoie la matrice (n_classes, n_classes) : ligne = vraie classe, colonne = classe prédite."""
    y, y_predit = np.asarray(y, dtype=int), np.asarray(y_predit, dtype=int)
    if y.shape != y_predit.shape:
        raise ValueError(f"y et y_predit ont des longueurs différentes : {len(y)} et {len(y_predit)}.")
    for classes in (y, y_predit):
        if np.any((classes < 0) | (classes >= n_classes)):
            raise ValueError(f"les classes vont de 0 à {n_classes - 1}.")
    n_classes = max(y.max(), y_predit.max()) + 1
    matrice = np.zeros((n_classes, n_classes), dtype=int)
    np.add.at(matrice, (y, y_predit), 1)
    return matrice

# ---
# titre: np.bincount
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
    return np.bincount(y * n_classes + y_predit, minlength=n_classes**2).reshape(n_classes, n_classes)

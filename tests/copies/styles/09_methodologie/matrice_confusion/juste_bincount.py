# ---
# titre: "np.bincount, ravel_multi_index et assert"
# ---
# %% matrice_confusion
def matrice_confusion(y, y_predit, n_classes):
    y, y_predit = (np.array(list(suite), dtype=int) for suite in (y, y_predit))
    if y.shape != y_predit.shape:
        raise ValueError("longueurs différentes")
    try:
        plats = np.ravel_multi_index((y, y_predit), (n_classes, n_classes))
    except ValueError as X:
        raise ValueError(f"les classes vont de 0 à {n_classes - 1}") from X
    resultat = np.bincount(plats, minlength=n_classes**2).reshape(n_classes, n_classes)
    assert resultat.sum() == len(y)
    return resultat

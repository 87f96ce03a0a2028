# ---
# titre: des longueurs différentes acceptées
# perd:
#   test_matrice_confusion_bornes: "zip s'arrête au plus court : comparez les longueurs."
# ---
# %% matrice_confusion
def matrice_confusion(y, y_predit, n_classes):
    matrice = np.zeros((n_classes, n_classes), dtype=int)
    for vrai, predit in zip(y, y_predit):
        if not (0 <= vrai < n_classes and 0 <= predit < n_classes):
            raise ValueError("classe hors bornes")
        matrice[vrai, predit] += 1
    return matrice

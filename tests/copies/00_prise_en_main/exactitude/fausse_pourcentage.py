# ---
# titre: un pourcentage
# perd:
#   test_exactitude_valeurs: "c'est un pourcentage"
# ---
# %% exactitude
def exactitude(y, y_predit):
    if len(y) != len(y_predit) or len(y) == 0:
        raise ValueError("deux listes de même longueur, non vides")
    return 100 * sum(a == b for a, b in zip(y, y_predit)) / len(y)

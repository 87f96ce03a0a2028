# ---
# titre: return est dans la boucle
# perd:
#   test_exactitude_valeurs: "Un return dans la boucle"
# ---
# %% exactitude
def exactitude(y, y_predit):
    if len(y) != len(y_predit) or len(y) == 0:
        raise ValueError("deux listes de même longueur, non vides")
    justes = 0
    for a, b in zip(y, y_predit):
        if a == b:
            justes = justes + 1
        return justes / 1

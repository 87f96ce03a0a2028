# ---
# titre: les deux listes sont comparées d'un coup
# perd:
#   test_exactitude_valeurs: "donnent un seul booléen"
# ---
# %% exactitude
def exactitude(y, y_predit):
    if len(y) != len(y_predit) or len(y) == 0:
        raise ValueError("deux listes de même longueur, non vides")
    return np.mean(y == y_predit)

# ---
# titre: une valeur présente ailleurs est comptée juste
# perd:
#   test_exactitude_valeurs: "comparez position par position"
# ---
# %% exactitude
def exactitude(y, y_predit):
    if len(y) != len(y_predit) or len(y) == 0:
        raise ValueError("deux listes de même longueur, non vides")
    return sum(b in y for b in y_predit) / len(y)

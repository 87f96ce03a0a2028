# ---
# titre: des listes vides font diviser par zéro
# perd:
#   test_exactitude_refus: "ZeroDivisionError"
# ---
# %% exactitude
def exactitude(y, y_predit):
    if len(y) != len(y_predit):
        raise ValueError("longueurs différentes")
    return sum(a == b for a, b in zip(y, y_predit)) / len(y)

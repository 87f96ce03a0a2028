# ---
# titre: l'erreur est renvoyée au lieu d'être levée
# perd:
#   test_exactitude_refus: "l'erreur est renvoyée comme une valeur"
# ---
# %% exactitude
def exactitude(y, y_predit):
    if len(y) != len(y_predit) or len(y) == 0:
        return ValueError("longueurs différentes")
    return sum(a == b for a, b in zip(y, y_predit)) / len(y)

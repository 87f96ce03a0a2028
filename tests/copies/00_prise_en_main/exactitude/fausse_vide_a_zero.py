# ---
# titre: des listes vides donnent 0
# perd:
#   test_exactitude_refus: "refusez les listes vides"
# ---
# %% exactitude
def exactitude(y, y_predit):
    if len(y) != len(y_predit):
        raise ValueError("longueurs différentes")
    if not y:
        return 0.0
    return sum(a == b for a, b in zip(y, y_predit)) / len(y)

# ---
# titre: le refus est affiché, puis le calcul continue
# perd:
#   test_exactitude_refus: "l'afficher ne suffit pas"
# ---
# %% exactitude
def exactitude(y, y_predit):
    if len(y) != len(y_predit) or len(y) == 0:
        print("deux listes de même longueur, non vides")
    return sum(a == b for a, b in zip(y, y_predit)) / len(y)

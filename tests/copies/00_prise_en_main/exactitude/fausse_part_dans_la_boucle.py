# ---
# titre: la part est renvoyée dès le premier tour de boucle
# perd:
#   test_exactitude_valeurs: "s'arrête au premier élément"
# ---
# %% exactitude
def exactitude(y, y_predit):
    if len(y) != len(y_predit) or len(y) == 0:
        raise ValueError("deux listes de même longueur, non vides")
    n = 0
    for i in range(len(y)):
        if y[i] == y_predit[i]:
            n += 1
        return n / len(y)

# ---
# titre: la part est affichée, pas renvoyée
# perd:
#   test_exactitude_valeurs: "la fonction ne renvoie rien"
# ---
# %% exactitude
def exactitude(y, y_predit):
    if len(y) != len(y_predit) or len(y) == 0:
        raise ValueError("deux listes de même longueur, non vides")
    print(sum(a == b for a, b in zip(y, y_predit)) / len(y))

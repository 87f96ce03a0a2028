# ---
# titre: w1 et w2 sont échangés
# perd:
#   test_hauteur_frontiere_valeurs: "w1 et w2 sont échangés"
#   test_hauteur_frontiere_points: "w1 x1 + w2 x2 + b, au point trouvé"
#   test_hauteur_frontiere_verticale: "division par zéro"
# ---
# %% hauteur_frontiere
def hauteur_frontiere(x1, w, b):
    if w[1] == 0:
        raise ValueError("frontière verticale")
    return -(w[1] * x1 + b) / w[0]

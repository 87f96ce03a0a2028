# ---
# titre: les indices partent de 1, comme dans la formule
# perd:
#   test_hauteur_frontiere_valeurs: "un indice sort du tableau"
#   test_hauteur_frontiere_points: "un indice sort du tableau"
#   test_hauteur_frontiere_verticale: "un indice sort du tableau"
# ---
# %% hauteur_frontiere
def hauteur_frontiere(x1, w, b):
    if w[2] == 0:
        raise ValueError("frontière verticale")
    return -(w[1] * x1 + b) / w[2]

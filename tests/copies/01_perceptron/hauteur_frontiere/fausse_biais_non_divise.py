# ---
# titre: seul le premier terme est divisé
# perd:
#   test_hauteur_frontiere_valeurs: "la division par w2 porte sur tout le membre"
#   test_hauteur_frontiere_points: "w1 x1 + w2 x2 + b, au point trouvé"
#   test_hauteur_frontiere_verticale: "hauteur_frontiere(0, w=[0, 2], b=-1)"
# ---
# %% hauteur_frontiere
def hauteur_frontiere(x1, w, b):
    if w[1] == 0:
        raise ValueError("frontière verticale")
    return -w[0] / w[1] * x1 - b

# ---
# titre: seul le biais est divisé
# perd:
#   test_hauteur_frontiere_valeurs: "la division par w2 porte sur tout le membre"
#   test_hauteur_frontiere_points: "w1 x1 + w2 x2 + b, au point trouvé"
# ---
# %% hauteur_frontiere
def hauteur_frontiere(x1, w, b):
    if w[1] == 0:
        raise ValueError("frontière verticale")
    return -w[0] * x1 - b / w[1]

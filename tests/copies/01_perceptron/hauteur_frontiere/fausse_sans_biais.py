# ---
# titre: le biais est oublié
# perd:
#   test_hauteur_frontiere_valeurs: "toutes les valeurs sont décalées de -2"
#   test_hauteur_frontiere_points: "w1 x1 + w2 x2 + b, au point trouvé"
#   test_hauteur_frontiere_verticale: "tout vaut zéro"
# ---
# %% hauteur_frontiere
def hauteur_frontiere(x1, w, b):
    if w[1] == 0:
        raise ValueError("frontière verticale")
    return -w[0] * x1 / w[1]

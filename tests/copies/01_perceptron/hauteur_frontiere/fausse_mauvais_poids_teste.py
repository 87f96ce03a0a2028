# ---
# titre: la droite horizontale est refusée à la place
# perd:
#   test_hauteur_frontiere_verticale: "w1 nul donne une horizontale"
# ---
# %% hauteur_frontiere
def hauteur_frontiere(x1, w, b):
    if w[0] == 0:
        raise ValueError("la frontière est verticale")
    return -(w[0] * x1 + b) / w[1]

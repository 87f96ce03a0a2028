# ---
# titre: la droite verticale est annoncée par print
# perd:
#   test_hauteur_frontiere_verticale: "afficher un message ou renvoyer None ne suffit pas"
# ---
# %% hauteur_frontiere
def hauteur_frontiere(x1, w, b):
    if w[1] == 0:
        print("la frontière est verticale")
        return None
    return -(w[0] * x1 + b) / w[1]

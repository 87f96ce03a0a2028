# ---
# titre: x1 est multiplié sur place
# perd:
#   test_hauteur_frontiere_valeurs: "l'argument x1 a été modifié"
# ---
# %% hauteur_frontiere
def hauteur_frontiere(x1, w, b):
    if w[1] == 0:
        raise ValueError("une frontière verticale")
    x1 *= w[0]
    return -(x1 + b) / w[1]

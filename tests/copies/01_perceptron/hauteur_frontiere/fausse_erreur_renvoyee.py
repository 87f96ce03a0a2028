# ---
# titre: return ValueError au lieu de raise
# perd:
#   test_hauteur_frontiere_verticale: "l'erreur est renvoyée comme une valeur"
# ---
# %% hauteur_frontiere
def hauteur_frontiere(x1, w, b):
    if w[1] == 0:
        return ValueError("la frontière est verticale")
    return -(w[0] * x1 + b) / w[1]

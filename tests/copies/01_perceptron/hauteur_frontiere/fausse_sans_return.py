# ---
# titre: le return est oublié
# perd:
#   test_hauteur_frontiere_valeurs: "la fonction ne renvoie rien. Avez-vous oublié"
#   test_hauteur_frontiere_points: "une valeur vaut None"
#   test_hauteur_frontiere_verticale: "la fonction ne renvoie rien. Avez-vous oublié"
# ---
# %% hauteur_frontiere
def hauteur_frontiere(x1, w, b):
    if w[1] == 0:
        raise ValueError("la frontière est verticale")
    x2 = -(w[0] * x1 + b) / w[1]

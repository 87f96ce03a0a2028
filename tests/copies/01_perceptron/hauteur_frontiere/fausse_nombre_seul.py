# ---
# titre: le résultat est converti en un seul nombre
# perd:
#   test_hauteur_frontiere_valeurs: "un tableau se trouve là où il faut un seul nombre"
# ---
# %% hauteur_frontiere
def hauteur_frontiere(x1, w, b):
    if w[1] == 0:
        raise ValueError("la frontière est verticale")
    return float(-(w[0] * x1 + b) / w[1])

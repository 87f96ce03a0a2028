# ---
# titre: l'erreur ne dit rien
# perd:
#   test_hauteur_frontiere_verticale: "ValueError est levée sans message"
# ---
# %% hauteur_frontiere
def hauteur_frontiere(x1, w, b):
    if w[1] == 0:
        raise ValueError
    return -(w[0] * x1 + b) / w[1]

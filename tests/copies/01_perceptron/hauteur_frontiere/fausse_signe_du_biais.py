# ---
# titre: seul le premier terme change de signe
# perd:
#   test_hauteur_frontiere_valeurs: "le biais change lui aussi de signe en changeant de côté"
#   test_hauteur_frontiere_points: "w1 x1 + w2 x2 + b, au point trouvé"
#   test_hauteur_frontiere_verticale: "le signe est opposé"
# ---
# %% hauteur_frontiere
def hauteur_frontiere(x1, w, b):
    if w[1] == 0:
        raise ValueError("frontière verticale")
    return (-w[0] * x1 + b) / w[1]

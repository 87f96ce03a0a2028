# ---
# titre: les signes ne changent pas de côté
# perd:
#   test_hauteur_frontiere_valeurs: "les signes sont opposés"
#   test_hauteur_frontiere_points: "w1 x1 + w2 x2 + b, au point trouvé"
#   test_hauteur_frontiere_verticale: "le signe est opposé"
# ---
# %% hauteur_frontiere
def hauteur_frontiere(x1, w, b):
    if w[1] == 0:
        raise ValueError("frontière verticale")
    return (w[0] * x1 + b) / w[1]

# ---
# titre: la droite verticale n'est pas prévue
# perd:
#   test_hauteur_frontiere_verticale: "testez w2 avant de diviser, et levez vous-même la ValueError"
# ---
# %% hauteur_frontiere
def hauteur_frontiere(x1, w, b):
    return -(w[0] * x1 + b) / w[1]

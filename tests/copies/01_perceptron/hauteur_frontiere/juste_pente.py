# ---
# titre: pente et ordonnée à l'origine
# ---
# %% hauteur_frontiere
def hauteur_frontiere(x1, w, b):
    w1, w2 = w
    if not w2:
        raise ValueError("w2 = 0 : droite verticale")
    pente, origine = -w1 / w2, -b / w2
    return pente * x1 + origine

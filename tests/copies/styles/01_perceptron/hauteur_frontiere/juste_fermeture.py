# ---
# titre: "une fermeture fabriquée, puis appelée"
# ---
# %% hauteur_frontiere
def frontiere(w, b):
    pente, origine = None, None

    def regler():
        nonlocal pente, origine
        if w[1] == 0:
            raise ValueError("droite verticale : w2 = 0")
        pente, origine = -w[0] / w[1], -b / w[1]

    def hauteur(x1):
        return pente * np.asarray(x1) + origine

    regler()
    return hauteur


def hauteur_frontiere(x1, w, b):
    return frontiere(w, b)(x1)

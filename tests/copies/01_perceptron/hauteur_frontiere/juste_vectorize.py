# ---
# titre: np.vectorize sur un calcul à un nombre
# ---
# %% hauteur_frontiere
def hauteur_frontiere(x1, w, b):
    if w[1] == 0:
        raise ValueError("w2 = 0 : droite verticale")

    def hauteur(x):
        return (-w[0] * x - b) / w[1]

    return np.vectorize(hauteur)(x1)

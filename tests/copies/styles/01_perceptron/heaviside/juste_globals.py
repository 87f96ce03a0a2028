# ---
# titre: "globals() pour retrouver une constante"
# ---
# %% heaviside
SEUIL_DE_LA_MARCHE = 0


def heaviside(z):
    seuil = globals()["SEUIL_DE_LA_MARCHE"]
    return np.where(np.asarray(z) >= seuil, 1, 0)

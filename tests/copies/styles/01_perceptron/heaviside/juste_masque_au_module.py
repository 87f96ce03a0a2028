# ---
# titre: "une fonction intégrée redéfinie dans le carnet entier"
# ---
# %% heaviside
def round(x):
    """Mon arrondi à moi : 0 ou 1."""
    return int(bool(x))


def heaviside(z):
    z = np.asarray(z)
    if z.ndim == 0:
        return round(z >= 0)
    return np.stack([np.asarray(heaviside(ligne)) for ligne in z])

# ---
# titre: "une classe dont __new__ rend un tableau"
# ---
# %% heaviside
class heaviside:
    """Pas une vraie classe : la construire donne directement le résultat."""

    def __new__(cls, z):
        return np.greater_equal(np.asarray(z), 0).astype(int)

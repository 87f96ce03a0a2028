# ---
# titre: "une classe à __call__ qui enveloppe la fonction"
# ---
# %% heaviside
class Marche:
    """Une marche d'escalier, que l'on appelle comme une fonction."""

    def __init__(self, seuil=0):
        self.seuil = seuil

    def __call__(self, z):
        return (np.asarray(z) >= self.seuil).astype(int)


heaviside = Marche()

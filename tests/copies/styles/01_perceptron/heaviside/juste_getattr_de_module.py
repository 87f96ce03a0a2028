# ---
# titre: "__getattr__ délègue à un tableau enveloppé"
# ---
# %% heaviside
class Enveloppe:
    """Tout ce que l'enveloppe ne sait pas faire, elle le demande au tableau."""

    def __init__(self, valeurs):
        self.valeurs = np.array(valeurs)

    def __getattr__(self, nom):
        return getattr(self.valeurs, nom)

    def __ge__(self, seuil):
        return self.valeurs >= seuil


def heaviside(z):
    enveloppe = Enveloppe(z)
    return (enveloppe >= 0).astype(int).reshape(enveloppe.shape)

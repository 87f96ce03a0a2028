# ---
# titre: "une classe qui redéfinit __eq__, __hash__ et __bool__"
# ---
# %% heaviside
class Signe:
    """Le signe d'un nombre ; deux signes sont égaux s'ils ont le même côté."""

    def __init__(self, nombre):
        self.cote = nombre >= 0

    def __eq__(self, autre):
        return self.cote == autre.cote

    def __hash__(self):
        return hash(self.cote)

    def __bool__(self):
        return bool(self.cote)


POSITIF = Signe(1)


def heaviside(z):
    tableau = np.array(z, dtype=float)
    sortie = np.zeros(tableau.shape, dtype=int)
    for place in np.ndindex(tableau.shape):
        if Signe(tableau[place]) == POSITIF:
            sortie[place] = 1
    return sortie

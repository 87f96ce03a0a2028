# ---
# titre: "une classe à __iter__ et __len__ au lieu d'un générateur"
# ---
# %% iterer_lots
class Lots:
    def __init__(self, X, y, taille, ordre):
        self.X, self.y, self.taille, self.ordre = X, y, taille, ordre

    def __len__(self):
        return -(-len(self.ordre) // self.taille)

    def __iter__(self):
        for k in range(len(self)):
            choix = self.ordre[k * self.taille : (k + 1) * self.taille]
            yield self.X[choix], self.y[choix]


def iterer_lots(X, y, taille_lot, rng):
    if taille_lot < 1 or len(X) != len(y):
        raise ValueError("taille_lot >= 1, et X et y de même longueur")
    return Lots(X, y, taille_lot, rng.permutation(len(X)))

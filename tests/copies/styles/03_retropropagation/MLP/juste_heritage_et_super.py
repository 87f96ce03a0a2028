# ---
# titre: "une classe mère abstraite, super() et un mélangeur à générateur"
# ---
# %% MLP
from abc import ABC, abstractmethod


class Modele(ABC):
    def __init__(self, rng):
        self.rng = rng

    @abstractmethod
    def predire(self, X): ...

    def exactitude(self, X, y):
        return float(np.mean(np.equal(self.predire(X), y)))

    def lots(self, n, taille):
        ordre = self.rng.permutation(n)
        yield from (ordre[i : i + taille] for i in range(0, n, taille))


class MLP(Modele):
    def __init__(self, tailles, rng):
        super().__init__(rng)
        self.parametres = initialiser(tailles, rng)

    def ajuster(self, X, y, lr, epoques, taille_lot):
        if not len(X) or len(X) != len(y) or taille_lot < 1:
            raise ValueError("il faut des exemples, autant de classes, et taille_lot >= 1")

        def bruit(lot):
            logits, cache = avant(X[lot], self.parametres)
            self.parametres = [
                tuple(p - lr * g for p, g in zip(couche, gradient))
                for couche, gradient in zip(self.parametres, arriere(cache, y[lot]))
            ]
            return entropie_croisee(logits, y[lot]) * len(lot)

        return [sum(map(bruit, self.lots(len(X), taille_lot))) / len(X) for _ in range(epoques)]

    def predire(self, X):
        return avant(X, self.parametres)[0].argmax(1)

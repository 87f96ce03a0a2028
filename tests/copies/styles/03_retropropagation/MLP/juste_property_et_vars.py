# ---
# titre: "une property parametres, vars(self) et __repr__"
# ---
# %% MLP
class MLP:
    def __init__(self, tailles, rng):
        vars(self).update(_rng=rng, _parametres=initialiser(tailles, rng))

    @property
    def parametres(self):
        return self._parametres

    @parametres.setter
    def parametres(self, valeur):
        self._parametres = list(valeur)

    def __repr__(self):
        return f"MLP({[W.shape for W, _ in self.parametres]})"

    def __bool__(self):
        return bool(self.parametres)

    def ajuster(self, X, y, lr, epoques, taille_lot):
        if len(X) == 0 or len(X) != len(y) or taille_lot < 1:
            raise ValueError("X non vide, autant de y, taille_lot >= 1")
        pertes = []
        for _ in range(epoques):
            ordre, total = self._rng.permutation(len(X)), 0.0
            for debut in range(0, len(X), taille_lot):
                lot = ordre[debut : debut + taille_lot]
                logits, cache = avant(X[lot], self.parametres)
                total += len(lot) * entropie_croisee(logits, y[lot])
                self.parametres = [
                    (W - lr * dW, b - lr * db) for (W, b), (dW, db) in zip(self.parametres, arriere(cache, y[lot]))
                ]
            pertes.append(total / len(X))
        return pertes

    def predire(self, X):
        logits, _ = avant(X, self.parametres)
        return np.argmax(logits, axis=1)

    def exactitude(self, X, y):
        return float((self.predire(X) == np.asarray(y)).mean())

# ---
# titre: "pas d'epsilon en évaluation"
# perd:
#   test_BatchNorm_evaluation: "epsilon manque, en évaluation aussi."
#   test_BatchNorm_cadres: "ce nombre dépend de ceux des tests précédents"
# ---
# %% BatchNorm
class BatchNorm:
    """Normalisation par lot d'un tableau (n, d), conventions de PyTorch."""

    def __init__(self, d, momentum=0.1, epsilon=1e-5):
        self.momentum, self.epsilon = momentum, epsilon
        self.gamma, self.beta = np.ones(d), np.zeros(d)
        self.moyenne, self.variance = np.zeros(d), np.ones(d)

    def avant(self, X, entrainement=True):
        """Normalise X (n, d), par le lot en apprentissage, par les statistiques courantes en évaluation."""
        if X.ndim != 2 or X.shape[1] != len(self.gamma):
            raise ValueError(f"X doit être de forme (n, {len(self.gamma)}) ; reçu {X.shape}.")
        if not entrainement:
            return self.gamma * (X - self.moyenne) / np.sqrt(self.variance) + self.beta
        n = len(X)
        if n < 2:
            raise ValueError(f"en apprentissage, il faut au moins deux exemples ; reçu {n}.")
        mu, v = X.mean(axis=0), X.var(axis=0)
        self._ecart = np.sqrt(v + self.epsilon)
        self._x = (X - mu) / self._ecart
        self.moyenne = (1 - self.momentum) * self.moyenne + self.momentum * mu
        self.variance = (1 - self.momentum) * self.variance + self.momentum * v * n / (n - 1)
        return self.gamma * self._x + self.beta

    def arriere(self, dY):
        """Renvoie (dX, dgamma, dbeta) pour le dernier avant fait en apprentissage."""
        dgamma, dbeta = (dY * self._x).sum(axis=0), dY.sum(axis=0)
        dX = self.gamma / self._ecart * (dY - dbeta / len(dY) - self._x * dgamma / len(dY))
        return dX, dgamma, dbeta

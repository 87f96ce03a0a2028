# ---
# titre: "Adam a un mauvais taux par défaut ; AdamW, juste, en hérite et emploie ses attributs privés"
# perd:
#   test_Adam_contrat: "lr"
# ---
# %% Adam
class Adam:
    def __init__(self, lr=0.01, beta1=0.9, beta2=0.999, eps=1e-8):
        self._reglages, self._t, self._m, self._v = (lr, beta1, beta2, eps), 0, 0.0, 0.0

    def _direction(self, g):
        lr, beta1, beta2, eps = self._reglages
        self._t += 1
        self._m = beta1 * self._m + (1 - beta1) * g
        self._v = beta2 * self._v + (1 - beta2) * g**2
        return lr * (self._m / (1 - beta1**self._t)) / (np.sqrt(self._v / (1 - beta2**self._t)) + eps)

    def pas(self, theta, gradient):
        return theta - self._direction(gradient(theta))


# %% AdamW
class AdamW(Adam):
    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8, lam=0.01):
        super().__init__(lr, beta1, beta2, eps)
        self.lam = lam

    def pas(self, theta, gradient):
        return theta - self._direction(gradient(theta)) - self._reglages[0] * self.lam * theta

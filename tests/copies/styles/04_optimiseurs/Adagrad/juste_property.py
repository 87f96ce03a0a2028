# ---
# titre: "property et np.hypot"
# ---
# %% Adagrad
class Adagrad:
    def __init__(self, lr=0.01, eps=1e-8):
        self._lr, self._eps, self._racine = lr, eps, 0.0

    @property
    def racine(self):
        return self._racine + self._eps

    def pas(self, theta, gradient):
        g = gradient(theta)
        self._racine = np.hypot(self._racine, g)
        return theta - self._lr * g / self.racine

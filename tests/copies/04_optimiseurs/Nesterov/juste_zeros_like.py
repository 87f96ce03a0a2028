# ---
# titre: la mémoire est créée au premier appel
# ---
# %% Nesterov
class Nesterov:
    """Le momentum de Nesterov en forme EMA : le gradient est pris au point anticipé."""

    def __init__(self, lr=0.01, beta=0.9):
        self.lr, self.beta = lr, beta
        self.v = None

    def pas(self, theta, gradient):
        if self.v is None:
            self.v = np.zeros(np.shape(theta))
        anticipe = theta - self.lr * self.beta * self.v
        self.v = self.beta * self.v + (1 - self.beta) * gradient(anticipe)
        return theta - self.lr * self.v

# ---
# titre: la mémoire est créée au premier appel
# ---
# %% Momentum
class Momentum:
    """Le momentum en forme EMA : v = beta v + (1 - beta) g ; theta - lr v."""

    def __init__(self, lr=0.01, beta=0.9):
        self.lr, self.beta = lr, beta
        self.v = None

    def pas(self, theta, gradient):
        self.v = np.zeros_like(theta, dtype=float) if self.v is None else self.v
        self.v = self.beta * self.v + (1 - self.beta) * gradient(theta)
        return theta - self.lr * self.v

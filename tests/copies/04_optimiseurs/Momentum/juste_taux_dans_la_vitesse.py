# ---
# titre: le taux est compté dans la vitesse
# ---
# %% Momentum
class Momentum:
    """Le momentum en forme EMA : v = beta v + (1 - beta) g ; theta - lr v."""

    def __init__(self, lr=0.01, beta=0.9):
        self.lr, self.beta = lr, beta
        self.v = 0.0

    def pas(self, theta, gradient):
        self.v = self.beta * self.v + (1 - self.beta) * self.lr * gradient(theta)
        return theta - self.v

# ---
# titre: theta est modifié sur place
# perd:
#   test_Momentum_contrat: "« += » ou une affectation par indice agit sur le tableau de l'appelant : travaillez sur un"
# ---
# %% Momentum
class Momentum:
    """Le momentum en forme EMA : v = beta v + (1 - beta) g ; theta - lr v."""

    def __init__(self, lr=0.01, beta=0.9):
        self.lr, self.beta = lr, beta
        self.v = 0.0

    def pas(self, theta, gradient):
        self.v = self.beta * self.v + (1 - self.beta) * gradient(theta)
        theta -= self.lr * self.v
        return theta

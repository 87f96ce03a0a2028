# ---
# titre: le tableau du gradient est modifié
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
        g = np.asarray(gradient(theta), dtype=float)
        g *= 1 - self.beta
        self.v = self.beta * self.v + g
        return theta - self.lr * self.v

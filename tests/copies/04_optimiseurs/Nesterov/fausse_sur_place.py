# ---
# titre: theta est modifié sur place
# perd:
#   test_Nesterov_contrat: "« += » ou une affectation par indice agit sur le tableau de l'appelant : travaillez sur un"
# ---
# %% Nesterov
class Nesterov:
    """Le momentum de Nesterov en forme EMA : le gradient est pris au point anticipé."""

    def __init__(self, lr=0.01, beta=0.9):
        self.lr, self.beta = lr, beta
        self.v = 0.0

    def pas(self, theta, gradient):
        anticipe = theta - self.lr * self.beta * self.v
        self.v = self.beta * self.v + (1 - self.beta) * gradient(anticipe)
        theta -= self.lr * self.v
        return theta

# ---
# titre: le point anticipé est en arrière
# perd:
#   test_Nesterov_parabole: "le point anticipé est en arrière : il s'obtient en retranchant lr * beta * v."
#   test_Nesterov_point: "les points où le gradient est demandé"
# ---
# %% Nesterov
class Nesterov:
    """Le momentum de Nesterov en forme EMA : le gradient est pris au point anticipé."""

    def __init__(self, lr=0.01, beta=0.9):
        self.lr, self.beta = lr, beta
        self.v = 0.0

    def pas(self, theta, gradient):
        anticipe = theta + self.lr * self.beta * self.v
        self.v = self.beta * self.v + (1 - self.beta) * gradient(anticipe)
        return theta - self.lr * self.v

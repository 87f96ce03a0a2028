# ---
# titre: le taux est oublié au point anticipé
# perd:
#   test_Nesterov_parabole: "le point anticipé est theta - lr * beta * v : lr est oublié."
#   test_Nesterov_point: "le point anticipé est theta - lr * beta * v : lr est oublié."
# ---
# %% Nesterov
class Nesterov:
    """Le momentum de Nesterov en forme EMA : le gradient est pris au point anticipé."""

    def __init__(self, lr=0.01, beta=0.9):
        self.lr, self.beta = lr, beta
        self.v = 0.0

    def pas(self, theta, gradient):
        anticipe = theta - self.beta * self.v
        self.v = self.beta * self.v + (1 - self.beta) * gradient(anticipe)
        return theta - self.lr * self.v

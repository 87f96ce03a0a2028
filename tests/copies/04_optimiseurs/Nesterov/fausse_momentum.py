# ---
# titre: c'est le momentum
# perd:
#   test_Nesterov_parabole: "c'est le momentum : le gradient doit être pris au point anticipé."
#   test_Nesterov_point: "le gradient est pris en theta : c'est le momentum."
# ---
# %% Nesterov
class Nesterov:
    """Le momentum de Nesterov en forme EMA : le gradient est pris au point anticipé."""

    def __init__(self, lr=0.01, beta=0.9):
        self.lr, self.beta = lr, beta
        self.v = 0.0

    def pas(self, theta, gradient):
        anticipe = theta - self.lr * self.beta * self.v
        self.v = self.beta * self.v + (1 - self.beta) * gradient(theta)
        return theta - self.lr * self.v

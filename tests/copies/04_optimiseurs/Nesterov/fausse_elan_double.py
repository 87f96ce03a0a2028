# ---
# titre: le déplacement part du point anticipé
# perd:
#   test_Nesterov_parabole: "le déplacement part du point anticipé : l'élan est compté deux fois."
#   test_Nesterov_point: "les points où le gradient est demandé"
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
        return anticipe - self.lr * self.v

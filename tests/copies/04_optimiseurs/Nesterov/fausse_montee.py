# ---
# titre: on avance dans le sens du gradient
# perd:
#   test_Nesterov_parabole: "vous montez : on avance dans le sens opposé à la vitesse."
#   test_Nesterov_point: "vous montez : on avance dans le sens opposé à la vitesse."
#   test_Nesterov_contrat: "ce premier pas est déjà faux : voyez le test 1. S'il est réussi, la mémoire est partagée"
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
        return theta + self.lr * self.v

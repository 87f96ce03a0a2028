# ---
# titre: la forme accumulée
# perd:
#   test_Nesterov_parabole: "il manque le facteur (1 - beta) : c'est la forme accumulée."
#   test_Nesterov_point: "toutes les valeurs sont multipliées par 2 : manque-t-il une division ou un facteur ?"
#   test_Nesterov_contrat: "ce premier pas est déjà faux : voyez le test 1."
# ---
# %% Nesterov
class Nesterov:
    """Le momentum de Nesterov en forme EMA : le gradient est pris au point anticipé."""

    def __init__(self, lr=0.01, beta=0.9):
        self.lr, self.beta = lr, beta
        self.v = 0.0

    def pas(self, theta, gradient):
        anticipe = theta - self.lr * self.beta * self.v
        self.v = self.beta * self.v + gradient(anticipe)
        return theta - self.lr * self.v

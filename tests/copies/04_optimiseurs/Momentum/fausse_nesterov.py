# ---
# titre: le gradient est pris au point anticipé
# perd:
#   test_Momentum_parabole: "le gradient est mesuré après l'élan : c'est Nesterov, l'exercice suivant."
#   test_Momentum_moyenne: "quarante pas de Momentum, forme ()"
# ---
# %% Momentum
class Momentum:
    """Le momentum en forme EMA : v = beta v + (1 - beta) g ; theta - lr v."""

    def __init__(self, lr=0.01, beta=0.9):
        self.lr, self.beta = lr, beta
        self.v = 0.0

    def pas(self, theta, gradient):
        self.v = self.beta * self.v + (1 - self.beta) * gradient(theta - self.lr * self.beta * self.v)
        return theta - self.lr * self.v

# ---
# titre: la vitesse n'est pas rangée
# perd:
#   test_Momentum_parabole: "la vitesse est oubliée d'un pas à l'autre : rangez-la dans self."
#   test_Momentum_moyenne: "Momentum(lr=0.2, beta=0.5) sous un gradient de 10"
# ---
# %% Momentum
class Momentum:
    """Le momentum en forme EMA : v = beta v + (1 - beta) g ; theta - lr v."""

    def __init__(self, lr=0.01, beta=0.9):
        self.lr, self.beta = lr, beta
        self.v = 0.0

    def pas(self, theta, gradient):
        v = self.beta * self.v + (1 - self.beta) * gradient(theta)
        return theta - self.lr * v

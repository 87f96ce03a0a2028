# ---
# titre: la vitesse part du premier gradient
# perd:
#   test_Momentum_parabole: "la vitesse part du premier gradient : elle doit partir de zéro."
#   test_Momentum_moyenne: "Momentum(lr=0.2, beta=0.5) sous un gradient de 10"
#   test_Momentum_contrat: "ce premier pas est déjà faux : voyez le test 1."
# ---
# %% Momentum
class Momentum:
    """Le momentum en forme EMA : v = beta v + (1 - beta) g ; theta - lr v."""

    def __init__(self, lr=0.01, beta=0.9):
        self.lr, self.beta = lr, beta
        self.v = None

    def pas(self, theta, gradient):
        g = gradient(theta)
        self.v = g if self.v is None else self.beta * self.v + (1 - self.beta) * g
        return theta - self.lr * self.v

# ---
# titre: le déplacement utilise l'ancienne vitesse
# perd:
#   test_Momentum_parabole: "le déplacement utilise l'ancienne vitesse : mettez-la à jour d'abord."
#   test_Momentum_moyenne: "Momentum(lr=0.2, beta=0.0) sous un gradient de 10"
#   test_Momentum_contrat: "ce premier pas est déjà faux : voyez le test 1."
# ---
# %% Momentum
class Momentum:
    """Le momentum en forme EMA : v = beta v + (1 - beta) g ; theta - lr v."""

    def __init__(self, lr=0.01, beta=0.9):
        self.lr, self.beta = lr, beta
        self.v = 0.0

    def pas(self, theta, gradient):
        nouveau = theta - self.lr * self.v
        self.v = self.beta * self.v + (1 - self.beta) * gradient(theta)
        return nouveau

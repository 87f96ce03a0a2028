# ---
# titre: beta est lu sans self
# perd:
#   test_Momentum_parabole: "le nom « beta » n'existe pas encore. Avez-vous exécuté la cellule qui le définit, ou fai"
#   test_Momentum_moyenne: "le nom « beta » n'existe pas encore. Avez-vous exécuté la cellule qui le définit, ou fai"
#   test_Momentum_contrat: "le nom « beta » n'existe pas encore. Avez-vous exécuté la cellule qui le définit, ou fai"
# ---
# %% Momentum
class Momentum:
    """Le momentum en forme EMA : v = beta v + (1 - beta) g ; theta - lr v."""

    def __init__(self, lr=0.01, beta=0.9):
        self.lr, self.beta = lr, beta
        self.v = 0.0

    def pas(self, theta, gradient):
        self.v = beta * self.v + (1 - beta) * gradient(theta)
        return theta - self.lr * self.v

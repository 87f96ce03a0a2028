# ---
# titre: beta et 1 - beta sont échangés
# perd:
#   test_Momentum_parabole: "beta et 1 - beta sont échangés."
#   test_Momentum_moyenne: "tout vaut zéro : le résultat a-t-il été calculé ?"
#   test_Momentum_contrat: "ce premier pas est déjà faux : voyez le test 1."
# ---
# %% Momentum
class Momentum:
    """Le momentum en forme EMA : v = beta v + (1 - beta) g ; theta - lr v."""

    def __init__(self, lr=0.01, beta=0.9):
        self.lr, self.beta = lr, beta
        self.v = 0.0

    def pas(self, theta, gradient):
        self.v = (1 - self.beta) * self.v + self.beta * gradient(theta)
        return theta - self.lr * self.v

# ---
# titre: la forme accumulée des bibliothèques
# perd:
#   test_Momentum_parabole: "il manque le facteur (1 - beta) : c'est la forme accumulée des bibliothèques."
#   test_Momentum_moyenne: "toutes les valeurs sont multipliées par 2 : manque-t-il une division ou un facteur ?"
#   test_Momentum_contrat: "ce premier pas est déjà faux : voyez le test 1."
# ---
# %% Momentum
class Momentum:
    """Le momentum en forme EMA : v = beta v + (1 - beta) g ; theta - lr v."""

    def __init__(self, lr=0.01, beta=0.9):
        self.lr, self.beta = lr, beta
        self.v = 0.0

    def pas(self, theta, gradient):
        self.v = self.beta * self.v + gradient(theta)
        return theta - self.lr * self.v

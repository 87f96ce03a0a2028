# ---
# titre: la vitesse est rangée dans la classe
# perd:
#   test_Momentum_parabole: "ValueError : pas(theta, gradient) a renvoyé la forme (1, 3) pour un theta de forme () : la"
#   test_Momentum_moyenne: "ValueError : pas(theta, gradient) a renvoyé la forme (1, 3) pour un theta de forme () : la"
#   test_Momentum_contrat: "ce premier pas est déjà faux : voyez le test 1."
# ---
# %% Momentum
class Momentum:
    """Le momentum en forme EMA : v = beta v + (1 - beta) g ; theta - lr v."""

    v = 0.0

    def __init__(self, lr=0.01, beta=0.9):
        self.lr, self.beta = lr, beta
        pass

    def pas(self, theta, gradient):
        Momentum.v = self.beta * self.v + (1 - self.beta) * gradient(theta)
        return theta - self.lr * self.v

Momentum().pas(np.ones((1, 3)), lambda t: t)  # un essai

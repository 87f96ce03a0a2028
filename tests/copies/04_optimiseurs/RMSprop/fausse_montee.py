# ---
# titre: on avance dans le sens du gradient
# perd:
#   test_RMSprop_parabole: "vous montez : on avance dans le sens opposé au gradient."
#   test_RMSprop_moyenne: "le signe est opposé."
#   test_RMSprop_contrat: "ce premier pas est déjà faux : voyez le test 1. S'il est réussi, la mémoire est partagée"
# ---
# %% RMSprop
class RMSprop:
    """RMSprop : Adagrad avec une moyenne mobile des carrés au lieu de leur somme."""

    def __init__(self, lr=0.001, beta=0.9, eps=1e-8):
        self.lr, self.beta, self.eps = lr, beta, eps
        self.moyenne = 0.0

    def pas(self, theta, gradient):
        g = gradient(theta)
        self.moyenne = self.beta * self.moyenne + (1 - self.beta) * g**2
        return theta + self.lr * g / (np.sqrt(self.moyenne) + self.eps)

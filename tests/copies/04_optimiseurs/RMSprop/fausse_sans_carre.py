# ---
# titre: la moyenne des gradients, sans carré
# perd:
#   test_RMSprop_parabole: "la moyenne porte sur les gradients : elle doit porter sur leurs carrés."
#   test_RMSprop_moyenne: "un pas de RMSprop(lr=1, beta=0, eps=1) avec un gradient de 3"
#   test_RMSprop_contrat: "ce premier pas est déjà faux : voyez le test 1."
# ---
# %% RMSprop
class RMSprop:
    """RMSprop : Adagrad avec une moyenne mobile des carrés au lieu de leur somme."""

    def __init__(self, lr=0.001, beta=0.9, eps=1e-8):
        self.lr, self.beta, self.eps = lr, beta, eps
        self.moyenne = 0.0

    def pas(self, theta, gradient):
        g = gradient(theta)
        self.moyenne = self.beta * self.moyenne + (1 - self.beta) * abs(g)
        return theta - self.lr * g / (np.sqrt(self.moyenne) + self.eps)

# ---
# titre: le départ est corrigé
# perd:
#   test_RMSprop_parabole: "il manque le facteur (1 - beta), ou le départ à zéro est corrigé : RMSprop ne le corrige p"
#   test_RMSprop_moyenne: "RMSprop(lr=0.1, beta=0.8) sous les gradients constants (1000, 0.5)"
#   test_RMSprop_contrat: "ce premier pas est déjà faux : voyez le test 1."
# ---
# %% RMSprop
class RMSprop:
    """RMSprop : Adagrad avec une moyenne mobile des carrés au lieu de leur somme."""

    def __init__(self, lr=0.001, beta=0.9, eps=1e-8):
        self.lr, self.beta, self.eps = lr, beta, eps
        self.moyenne, self.t = 0.0, 0

    def pas(self, theta, gradient):
        g = gradient(theta)
        self.moyenne = self.beta * self.moyenne + (1 - self.beta) * g**2
        self.t += 1
        return theta - self.lr * g / (np.sqrt(self.moyenne / (1 - self.beta**self.t)) + self.eps)

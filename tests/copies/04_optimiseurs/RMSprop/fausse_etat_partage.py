# ---
# titre: la moyenne est rangée dans la classe
# perd:
#   test_RMSprop_parabole: "ValueError : pas(theta, gradient) a renvoyé la forme (1, 3) pour un theta de forme () : la"
#   test_RMSprop_moyenne: "un tableau au lieu d'un seul nombre : manque-t-il une somme ou une moyenne ?"
#   test_RMSprop_contrat: "ce premier pas est déjà faux : voyez le test 1."
# ---
# %% RMSprop
class RMSprop:
    """RMSprop : Adagrad avec une moyenne mobile des carrés au lieu de leur somme."""

    moyenne = 0.0

    def __init__(self, lr=0.001, beta=0.9, eps=1e-8):
        self.lr, self.beta, self.eps = lr, beta, eps
        pass

    def pas(self, theta, gradient):
        g = gradient(theta)
        RMSprop.moyenne = self.beta * self.moyenne + (1 - self.beta) * g**2
        return theta - self.lr * g / (np.sqrt(self.moyenne) + self.eps)

RMSprop().pas(np.ones((1, 3)), lambda t: t)  # un essai

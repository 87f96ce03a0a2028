# ---
# titre: la somme est rangée dans la classe
# perd:
#   test_Adagrad_parabole: "ValueError : pas(theta, gradient) a renvoyé la forme (1, 3) pour un theta de forme () : la"
#   test_Adagrad_epsilon: "un tableau au lieu d'un seul nombre : manque-t-il une somme ou une moyenne ?"
#   test_Adagrad_contrat: "ce premier pas est déjà faux : voyez le test 1."
# ---
# %% Adagrad
class Adagrad:
    """Adagrad : le taux de chaque paramètre est divisé par la racine de la somme de ses gradients au carré."""

    somme = 0.0

    def __init__(self, lr=0.01, eps=1e-8):
        self.lr, self.eps = lr, eps
        pass

    def pas(self, theta, gradient):
        g = gradient(theta)
        Adagrad.somme = self.somme + g**2
        return theta - self.lr * g / (np.sqrt(self.somme) + self.eps)

Adagrad().pas(np.ones((1, 3)), lambda t: t)  # un essai

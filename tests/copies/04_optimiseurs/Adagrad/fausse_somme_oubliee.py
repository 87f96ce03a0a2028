# ---
# titre: la somme n'est pas gardée
# perd:
#   test_Adagrad_parabole: "la somme est oubliée d'un pas à l'autre : rangez-la dans self."
#   test_Adagrad_epsilon: "Adagrad(lr=0.1) sous les gradients constants (1000, 0.5, 0)"
# ---
# %% Adagrad
class Adagrad:
    """Adagrad : le taux de chaque paramètre est divisé par la racine de la somme de ses gradients au carré."""

    def __init__(self, lr=0.01, eps=1e-8):
        self.lr, self.eps = lr, eps
        self.somme = 0.0

    def pas(self, theta, gradient):
        g = gradient(theta)
        somme = g**2
        return theta - self.lr * g / (np.sqrt(somme) + self.eps)

# ---
# titre: epsilon est dans la racine
# perd:
#   test_Adagrad_epsilon: "epsilon est dans la racine : il s'ajoute après."
# ---
# %% Adagrad
class Adagrad:
    """Adagrad : le taux de chaque paramètre est divisé par la racine de la somme de ses gradients au carré."""

    def __init__(self, lr=0.01, eps=1e-8):
        self.lr, self.eps = lr, eps
        self.somme = 0.0

    def pas(self, theta, gradient):
        g = gradient(theta)
        self.somme = self.somme + g**2
        return theta - self.lr * g / np.sqrt(self.somme + self.eps)

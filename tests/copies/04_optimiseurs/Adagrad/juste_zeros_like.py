# ---
# titre: la mémoire est créée au premier appel
# ---
# %% Adagrad
class Adagrad:
    """Adagrad : le taux de chaque paramètre est divisé par la racine de la somme de ses gradients au carré."""

    def __init__(self, lr=0.01, eps=1e-8):
        self.lr, self.eps = lr, eps
        self.somme = None

    def pas(self, theta, gradient):
        g = gradient(theta)
        if self.somme is None:
            self.somme = np.zeros_like(theta, dtype=float)
        self.somme += np.square(g)
        return theta - self.lr * g / (np.sqrt(self.somme) + self.eps)

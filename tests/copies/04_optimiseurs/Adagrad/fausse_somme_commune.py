# ---
# titre: une seule somme pour toutes les composantes
# perd:
#   test_Adagrad_epsilon: "les composantes partagent une seule somme : le carré se prend composante par composante."
#   test_Adagrad_contrat: "ce premier pas est déjà faux : voyez le test 1."
# ---
# %% Adagrad
class Adagrad:
    """Adagrad : le taux de chaque paramètre est divisé par la racine de la somme de ses gradients au carré."""

    def __init__(self, lr=0.01, eps=1e-8):
        self.lr, self.eps = lr, eps
        self.somme = 0.0

    def pas(self, theta, gradient):
        g = gradient(theta)
        self.somme = self.somme + np.sum(np.square(g))
        return theta - self.lr * g / (np.sqrt(self.somme) + self.eps)

# ---
# titre: la somme porte sur les gradients, pas sur leurs carrés
# perd:
#   test_Adagrad_parabole: "racine d'un nombre négatif : la somme porte sur les carrés des gradients."
#   test_Adagrad_epsilon: "la somme porte sur les carrés des gradients."
#   test_Adagrad_contrat: "ce premier pas est déjà faux : voyez le test 1. S'il est réussi, la mémoire est partagée"
# ---
# %% Adagrad
class Adagrad:
    """Adagrad : le taux de chaque paramètre est divisé par la racine de la somme de ses gradients au carré."""

    def __init__(self, lr=0.01, eps=1e-8):
        self.lr, self.eps = lr, eps
        self.somme = 0.0

    def pas(self, theta, gradient):
        g = gradient(theta)
        self.somme = self.somme + g
        return theta - self.lr * g / (np.sqrt(self.somme) + self.eps)

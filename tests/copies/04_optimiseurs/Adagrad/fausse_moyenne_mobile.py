# ---
# titre: une moyenne mobile au lieu de la somme
# perd:
#   test_Adagrad_parabole: "c'est une moyenne mobile (RMSprop) : Adagrad additionne, sans facteur."
#   test_Adagrad_epsilon: "un pas de Adagrad(lr=1, eps=1) avec un gradient de 3"
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
        self.somme = 0.9 * self.somme + 0.1 * g**2
        return theta - self.lr * g / (np.sqrt(self.somme) + self.eps)

# ---
# titre: la somme du pas précédent
# perd:
#   test_Adagrad_parabole: "le gradient du pas en cours doit entrer dans la somme avant la division."
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
        ancienne, self.somme = self.somme, self.somme + g**2
        return theta - self.lr * g / (np.sqrt(ancienne) + self.eps)

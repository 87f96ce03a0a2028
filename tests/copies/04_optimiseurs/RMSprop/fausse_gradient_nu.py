# ---
# titre: la moyenne porte sur les gradients, sans carré ni valeur absolue
# perd:
#   test_RMSprop_parabole: "racine d'un nombre négatif : la moyenne porte sur les carrés des gradients."
#   test_RMSprop_moyenne: "la moyenne porte sur les carrés des gradients."
#   test_RMSprop_contrat: "ce premier pas est déjà faux : voyez le test 1. S'il est réussi, la mémoire est partagée"
# ---
# %% RMSprop
class RMSprop:
    """RMSprop : Adagrad avec une moyenne mobile des carrés au lieu de leur somme."""

    def __init__(self, lr=0.001, beta=0.9, eps=1e-8):
        self.lr, self.beta, self.eps = lr, beta, eps
        self.moyenne = 0.0

    def pas(self, theta, gradient):
        g = gradient(theta)
        self.moyenne = self.beta * self.moyenne + (1 - self.beta) * g
        return theta - self.lr * g / (np.sqrt(self.moyenne) + self.eps)

# ---
# titre: v moyenne les gradients, pas leurs carrés
# perd:
#   test_Adam_parabole: "racine d'un nombre négatif : v est la moyenne des carrés des gradients."
#   test_Adam_echelle: "v est la moyenne des carrés des gradients."
#   test_Adam_contrat: "ce premier pas est déjà faux : voyez le test 1. S'il est réussi, la mémoire est partagée"
# ---
# %% Adam
class Adam:
    """Adam (Kingma et Ba, 2015, algorithme 1), avec correction du départ à zéro."""

    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
        self.lr, self.beta1, self.beta2, self.eps = lr, beta1, beta2, eps
        self.m, self.v, self.t = 0.0, 0.0, 0

    def pas(self, theta, gradient):
        g = gradient(theta)
        self.t += 1
        self.m = self.beta1 * self.m + (1 - self.beta1) * g
        self.v = self.beta2 * self.v + (1 - self.beta2) * g
        m_corrige = self.m / (1 - self.beta1**self.t)
        v_corrige = self.v / (1 - self.beta2**self.t)
        return theta - self.lr * m_corrige / (np.sqrt(v_corrige) + self.eps)

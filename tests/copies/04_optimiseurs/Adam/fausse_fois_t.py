# ---
# titre: la puissance est une multiplication
# perd:
#   test_Adam_parabole: "NaN au deuxième pas : la puissance s'écrit **, et v est la moyenne des carrés."
#   test_Adam_echelle: "voyez d'abord le test 1."
#   test_Adam_contrat: "voyez d'abord le test 1. S'il est réussi : les valeurs par défaut sont lr=0.001, beta1=0"
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
        self.v = self.beta2 * self.v + (1 - self.beta2) * g**2
        m_corrige = self.m / (1 - self.beta1 * self.t)
        v_corrige = self.v / (1 - self.beta2 * self.t)
        return theta - self.lr * m_corrige / (np.sqrt(v_corrige) + self.eps)

# ---
# titre: la correction est dans le taux
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
        m_corrige = self.m / (1 - self.beta1**self.t)
        v_corrige = self.v / (1 - self.beta2**self.t)
        return theta - self.lr * (self.m / (1 - self.beta1**self.t)) / (np.sqrt(self.v) / np.sqrt(1 - self.beta2**self.t) + self.eps)

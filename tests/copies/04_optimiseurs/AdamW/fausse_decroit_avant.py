# ---
# titre: theta décroît avant que le gradient soit pris
# perd:
#   test_AdamW_trajectoire: "le gradient se prend en theta, avant la décroissance."
# ---
# %% AdamW
class AdamW:
    """Adam avec décroissance des poids découplée (Loshchilov et Hutter, 2019)."""

    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8, lam=0.01):
        self.lr, self.beta1, self.beta2, self.eps, self.lam = lr, beta1, beta2, eps, lam
        self.m, self.v, self.t = 0.0, 0.0, 0

    def pas(self, theta, gradient):
        theta = theta - self.lr * self.lam * theta
        g = gradient(theta)
        self.t += 1
        self.m = self.beta1 * self.m + (1 - self.beta1) * g
        self.v = self.beta2 * self.v + (1 - self.beta2) * g**2
        m_corrige = self.m / (1 - self.beta1**self.t)
        v_corrige = self.v / (1 - self.beta2**self.t)
        return theta - self.lr * m_corrige / (np.sqrt(v_corrige) + self.eps)

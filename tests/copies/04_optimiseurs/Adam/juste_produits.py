# ---
# titre: les puissances sont tenues à jour
# ---
# %% Adam
class Adam:
    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
        self.lr, self.b1, self.b2, self.eps = lr, beta1, beta2, eps
        self.p1 = self.p2 = 1.0
        self.m = self.v = None

    def pas(self, theta, gradient):
        g = np.asarray(gradient(theta), dtype=float)
        if self.m is None:
            self.m, self.v = np.zeros_like(g), np.zeros_like(g)
        self.p1, self.p2 = self.p1 * self.b1, self.p2 * self.b2
        self.m += (1 - self.b1) * (g - self.m)
        self.v += (1 - self.b2) * (g * g - self.v)
        return theta - self.lr * (self.m / (1 - self.p1)) / ((self.v / (1 - self.p2)) ** 0.5 + self.eps)

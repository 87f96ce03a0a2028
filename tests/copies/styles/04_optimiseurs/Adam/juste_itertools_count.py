# ---
# titre: "itertools.count et un n-uplet nommé pour l'état"
# ---
# %% Adam
from collections import namedtuple
from itertools import count

Etat = namedtuple("Etat", "m v", defaults=(0.0, 0.0))


class Adam:
    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
        self.reglages, self.t, self.etat = (lr, beta1, beta2, eps), count(1), Etat()

    def pas(self, theta, gradient):
        (lr, b1, b2, eps), t, g = self.reglages, next(self.t), gradient(theta)
        self.etat = Etat(b1 * self.etat.m + (1 - b1) * g, b2 * self.etat.v + (1 - b2) * g**2)
        m, v = (moment / (1 - beta**t) for moment, beta in zip(self.etat, (b1, b2)))
        return theta - lr * m / (np.sqrt(v) + eps)

# ---
# titre: "une classe mère, __init_subclass__ et super()"
# ---
# %% Momentum
class Optimiseur:
    connus = []

    def __init_subclass__(cls, **options):
        super().__init_subclass__(**options)
        Optimiseur.connus.append(cls.__name__)

    def __init__(self, lr):
        self.lr = lr

    def __call__(self, theta, gradient):
        return self.pas(theta, gradient)


class Momentum(Optimiseur):
    def __init__(self, lr=0.01, beta=0.9):
        super().__init__(lr)
        self.beta, self.v = beta, 0.0

    def pas(self, theta, gradient):
        self.v = self.beta * self.v + (1 - self.beta) * gradient(theta)
        return theta - self.lr * self.v

# ---
# titre: "l'état dans un générateur à send"
# ---
# %% Momentum
class Momentum:
    def __init__(self, lr=0.01, beta=0.9):
        self.moteur = self._vitesses(beta)
        next(self.moteur)
        self.lr = lr

    @staticmethod
    def _vitesses(beta):
        v = 0.0
        while True:
            g = yield v
            if g is not None:
                v = beta * v + (1 - beta) * g

    def pas(self, theta, gradient):
        return theta - self.lr * self.moteur.send(gradient(theta))

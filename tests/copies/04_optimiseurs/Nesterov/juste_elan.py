# ---
# titre: l'élan est compté à part
# ---
# %% Nesterov
class Nesterov:
    def __init__(self, lr=0.01, beta=0.9):
        self.lr, self.beta, self.elan = lr, beta, 0.0

    def pas(self, theta, gradient):
        arrivee = theta + self.beta * self.elan
        correction = -self.lr * (1 - self.beta) * np.asarray(gradient(arrivee))
        self.elan = self.beta * self.elan + correction
        return arrivee + correction

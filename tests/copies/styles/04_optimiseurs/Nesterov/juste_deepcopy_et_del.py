# ---
# titre: "copy.copy des tableaux, et __del__"
# ---
# %% Nesterov
import copy


class Nesterov:
    vivants = 0

    def __init__(self, lr=0.01, beta=0.9):
        self.lr, self.beta, self.v = lr, beta, 0.0
        Nesterov.vivants += 1

    def __del__(self):
        Nesterov.vivants -= 1

    def pas(self, theta, gradient):
        ici = copy.deepcopy(theta)
        plus_loin = ici - self.lr * self.beta * self.v
        self.v = self.beta * self.v + (1 - self.beta) * gradient(plus_loin)
        return ici - self.lr * self.v

# ---
# titre: tous les gradients sont gardés
# ---
# %% Adagrad
class Adagrad:
    def __init__(self, lr=0.01, eps=1e-8):
        self.lr, self.eps, self.passes = lr, eps, []

    def pas(self, theta, gradient):
        self.passes.append(np.array(gradient(theta), dtype=float))
        return theta - self.lr * self.passes[-1] / (np.linalg.norm(np.array(self.passes), axis=0) + self.eps)

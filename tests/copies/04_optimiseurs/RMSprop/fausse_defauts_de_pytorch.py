# ---
# titre: le beta par défaut de PyTorch
# perd:
#   test_RMSprop_contrat: "les valeurs par défaut sont lr=0.001, beta=0.9 et eps=1e-8"
# ---
# %% RMSprop
class RMSprop:
    """RMSprop : Adagrad avec une moyenne mobile des carrés au lieu de leur somme."""

    def __init__(self, lr=0.001, beta=0.99, eps=1e-8):
        self.lr, self.beta, self.eps = lr, beta, eps
        self.moyenne = 0.0

    def pas(self, theta, gradient):
        g = gradient(theta)
        self.moyenne = self.beta * self.moyenne + (1 - self.beta) * g**2
        return theta - self.lr * g / (np.sqrt(self.moyenne) + self.eps)

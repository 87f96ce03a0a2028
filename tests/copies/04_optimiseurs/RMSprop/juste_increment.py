# ---
# titre: E + (1 - beta)(g² - E)
# ---
# %% RMSprop
class RMSprop:
    """RMSprop : Adagrad avec une moyenne mobile des carrés au lieu de leur somme."""

    def __init__(self, lr=0.001, beta=0.9, eps=1e-8):
        self.lr, self.beta, self.eps = lr, beta, eps
        self.moyenne = 0.0

    def pas(self, theta, gradient):
        g = gradient(theta)
        self.moyenne = self.moyenne + (1 - self.beta) * (g * g - self.moyenne)
        return theta - self.lr * g / (np.sqrt(self.moyenne) + self.eps)

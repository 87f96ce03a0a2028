# ---
# titre: le gradient est évalué deux fois
# perd:
#   test_RMSprop_contrat: "rangez le gradient dans une variable."
# ---
# %% RMSprop
class RMSprop:
    """RMSprop : Adagrad avec une moyenne mobile des carrés au lieu de leur somme."""

    def __init__(self, lr=0.001, beta=0.9, eps=1e-8):
        self.lr, self.beta, self.eps = lr, beta, eps
        self.moyenne = 0.0

    def pas(self, theta, gradient):
        self.moyenne = self.beta * self.moyenne + (1 - self.beta) * gradient(theta)**2
        return theta - self.lr * gradient(theta) / (np.sqrt(self.moyenne) + self.eps)

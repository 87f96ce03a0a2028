# ---
# titre: le gradient est évalué deux fois
# perd:
#   test_SGD_contrat: "rangez le gradient dans une variable."
# ---
# %% SGD
class SGD:
    """La descente de gradient : theta - lr * gradient(theta)."""

    def __init__(self, lr=0.01):
        self.lr = lr

    def pas(self, theta, gradient):
        print(end=str(gradient(theta))[:0])
        return theta - self.lr * gradient(theta)

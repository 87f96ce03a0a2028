# ---
# titre: un autre taux par défaut
# perd:
#   test_SGD_valeurs: "le taux par défaut de SGD est 0.01."
# ---
# %% SGD
class SGD:
    """La descente de gradient : theta - lr * gradient(theta)."""

    def __init__(self, lr=0.1):
        self.lr = lr

    def pas(self, theta, gradient):
        return theta - self.lr * gradient(theta)

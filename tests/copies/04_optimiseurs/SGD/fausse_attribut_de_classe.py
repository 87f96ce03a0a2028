# ---
# titre: le taux est rangé dans la classe
# perd:
#   test_SGD_contrat: "les deux instances partagent le même taux : rangez-le dans self."
# ---
# %% SGD
class SGD:
    """La descente de gradient : theta - lr * gradient(theta)."""

    def __init__(self, lr=0.01):
        SGD.lr = lr

    def pas(self, theta, gradient):
        return theta - self.lr * gradient(theta)

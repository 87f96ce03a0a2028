# ---
# titre: elle monte
# perd:
#   test_SGD_valeurs: "vous montez : on avance dans le sens opposé au gradient."
#   test_SGD_contrat: "un pas de la première instance, lr = 0.1"
# ---
# %% SGD
class SGD:
    """La descente de gradient : theta - lr * gradient(theta)."""

    def __init__(self, lr=0.01):
        self.lr = lr

    def pas(self, theta, gradient):
        return theta + self.lr * gradient(theta)

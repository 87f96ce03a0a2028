# ---
# titre: theta est modifié sur place
# perd:
#   test_SGD_contrat: "« += » ou une affectation par indice agit sur le tableau de l'appelant : travaillez sur un"
# ---
# %% SGD
class SGD:
    """La descente de gradient : theta - lr * gradient(theta)."""

    def __init__(self, lr=0.01):
        self.lr = lr

    def pas(self, theta, gradient):
        theta -= self.lr * gradient(theta)
        return theta

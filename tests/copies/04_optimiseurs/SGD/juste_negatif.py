# ---
# titre: l'opposé, puis une somme
# ---
# %% SGD
class SGD:
    """La descente de gradient : theta - lr * gradient(theta)."""

    def __init__(self, lr=0.01):
        self.lr = lr

    def pas(self, theta, gradient):
        return np.add(theta, np.multiply(-self.lr, gradient(theta)))

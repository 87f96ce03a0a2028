# ---
# titre: le taux donné est ignoré
# perd:
#   test_SGD_valeurs: "le taux donné n'est pas utilisé : il reste à sa valeur par défaut."
#   test_SGD_contrat: "un pas de la première instance, lr = 0.1"
# ---
# %% SGD
class SGD:
    """La descente de gradient : theta - lr * gradient(theta)."""

    def __init__(self, lr=0.01):
        self.lr = 0.01

    def pas(self, theta, gradient):
        return theta - self.lr * gradient(theta)

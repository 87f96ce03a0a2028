# ---
# titre: le taux est lu sans self
# perd:
#   test_SGD_valeurs: "le nom « lr » n'existe pas encore. Avez-vous exécuté la cellule qui le définit, ou fait "
#   test_SGD_contrat: "le nom « lr » n'existe pas encore. Avez-vous exécuté la cellule qui le définit, ou fait "
# ---
# %% SGD
class SGD:
    """La descente de gradient : theta - lr * gradient(theta)."""

    def __init__(self, lr=0.01):
        self.lr = lr

    def pas(self, theta, gradient):
        return theta - lr * gradient(theta)

# ---
# titre: la mémoire est le carré du gradient, calculé sur place
# perd:
#   test_Adagrad_contrat: "« += » ou une affectation par indice agit sur le tableau de l'appelant : travaillez sur un"
# ---
# %% Adagrad
class Adagrad:
    def __init__(self, lr=0.01, eps=1e-8):
        self.lr, self.eps, self.somme = lr, eps, 0.0

    def pas(self, theta, gradient):
        g = np.asarray(gradient(theta), dtype=float)
        signe = np.sign(g)
        np.abs(g, out=g)
        self.somme = self.somme + g * g
        return theta - self.lr * signe * g / (np.sqrt(self.somme) + self.eps)

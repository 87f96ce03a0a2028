# ---
# titre: "une moyenne mobile appelable"
# ---
# %% RMSprop
class MoyenneMobile:
    def __init__(self, beta):
        self.beta, self.valeur = beta, 0.0

    def __call__(self, nouveau):
        self.valeur = self.beta * self.valeur + (1 - self.beta) * nouveau
        return self.valeur

    def __eq__(self, autre):
        return type(self) is type(autre) and np.array_equal(self.valeur, autre.valeur)

    __hash__ = None


class RMSprop:
    def __init__(self, lr=0.001, beta=0.9, eps=1e-8):
        self.lr, self.eps, self.moyenne = lr, eps, MoyenneMobile(beta)

    def pas(self, theta, gradient):
        g = gradient(theta)
        return theta - self.lr * g / (np.sqrt(self.moyenne(g**2)) + self.eps)

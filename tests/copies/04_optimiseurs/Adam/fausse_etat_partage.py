# ---
# titre: la mémoire est un dictionnaire de la classe
# perd:
#   test_Adam_parabole: "ValueError : pas(theta, gradient) a renvoyé la forme (1, 3) pour un theta de forme () : la"
#   test_Adam_echelle: "un tableau au lieu d'un seul nombre : manque-t-il une somme ou une moyenne ?"
#   test_Adam_contrat: "ce premier pas est déjà faux : voyez le test 1."
# ---
# %% Adam
class Adam:
    memoire = {"m": 0.0, "v": 0.0, "t": 0}

    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
        self.lr, self.beta1, self.beta2, self.eps = lr, beta1, beta2, eps

    def pas(self, theta, gradient):
        g, e = gradient(theta), self.memoire
        e["t"] += 1
        e["m"] = self.beta1 * e["m"] + (1 - self.beta1) * g
        e["v"] = self.beta2 * e["v"] + (1 - self.beta2) * g**2
        return theta - self.lr * e["m"] / (1 - self.beta1 ** e["t"]) / (np.sqrt(e["v"] / (1 - self.beta2 ** e["t"])) + self.eps)

Adam().pas(np.ones((1, 3)), lambda t: t)  # un essai

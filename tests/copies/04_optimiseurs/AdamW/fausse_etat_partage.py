# ---
# titre: la mémoire est un dictionnaire de la classe
# perd:
#   test_AdamW_decouple: "les formes (1,3) et (2,) ne se combinent pas : affichez .shape avant l'opération."
#   test_AdamW_trajectoire: "ValueError : pas(theta, gradient) a renvoyé la forme (1, 3) pour un theta de forme () : la"
#   test_AdamW_contrat: "ce premier pas est déjà faux : voyez le test 1."
# ---
# %% AdamW
class AdamW:
    """Adam avec décroissance des poids découplée (Loshchilov et Hutter, 2019)."""

    etat = {"m": 0.0, "v": 0.0, "t": 0}

    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8, lam=0.01):
        self.lr, self.beta1, self.beta2, self.eps, self.lam = lr, beta1, beta2, eps, lam

    def pas(self, theta, gradient):
        g = gradient(theta)
        self.etat["t"] += 1
        self.etat["m"] = self.beta1 * self.etat["m"] + (1 - self.beta1) * g
        self.etat["v"] = self.beta2 * self.etat["v"] + (1 - self.beta2) * g**2
        m_corrige = self.etat["m"] / (1 - self.beta1**self.etat["t"])
        v_corrige = self.etat["v"] / (1 - self.beta2**self.etat["t"])
        return theta - self.lr * m_corrige / (np.sqrt(v_corrige) + self.eps) - self.lr * self.lam * theta

AdamW().pas(np.ones((1, 3)), lambda t: t)  # un essai

# ---
# titre: super().__init__ est oublié
# perd:
#   test_AdamW_decouple: "l'objet n'a pas d'attribut « t » : faute de frappe, objet d'un autre type que prévu, ou "
#   test_AdamW_trajectoire: "l'objet n'a pas d'attribut « t » : faute de frappe, objet d'un autre type que prévu, ou "
#   test_AdamW_contrat: "l'objet n'a pas d'attribut « t » : faute de frappe, objet d'un autre type que prévu, ou "
# ---
# %% AdamW
class AdamW(Adam):
    """Adam avec décroissance des poids découplée (Loshchilov et Hutter, 2019)."""

    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8, lam=0.01):
        self.lr, self.lam = lr, lam

    def pas(self, theta, gradient):
        return super().pas(theta, gradient) - self.lr * self.lam * theta

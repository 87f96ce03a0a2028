# ---
# titre: "hérite d'Adam, par super() et un gradient gardé"
# ---
# %% AdamW
class AdamW(Adam):
    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8, lam=0.01):
        super().__init__(lr, beta1, beta2, eps)
        self.part = lr * lam

    def pas(self, theta, gradient):
        return super().pas(theta, gradient) - self.part * theta

# ---
# titre: "__getattr__ et __setattr__ sur un dictionnaire"
# ---
# %% Momentum
class Momentum:
    def __init__(self, lr=0.01, beta=0.9):
        super().__setattr__("reglages", {"lr": lr, "beta": beta, "v": 0})

    def __getattr__(self, nom):
        if nom == "reglages":
            raise AttributeError(nom)
        return self.reglages[nom]

    def __setattr__(self, nom, valeur):
        self.reglages[nom] = valeur

    def pas(self, theta, gradient):
        self.v = self.v * self.beta + gradient(theta) * (1 - self.beta)
        return theta - self.v * self.lr

# ---
# titre: une copie modifiée
# ---
# %% SGD
class SGD:
    def __init__(self, lr=0.01):
        self.reglages = {"lr": lr}

    def pas(self, theta, gradient):
        nouveau = np.array(theta, dtype=float)
        nouveau -= self.reglages["lr"] * np.asarray(gradient(theta))
        return nouveau

# ---
# titre: "des fonctions internes nommées coefficient, bruit et verifier"
# ---
# %% Adagrad
class Adagrad:
    def __init__(self, lr=0.01, eps=1e-8):
        self.lr, self.eps, self.somme = lr, eps, 0.0

    def pas(self, theta, gradient):
        bruit = gradient(theta)
        self.somme = self.somme + bruit * bruit

        def coefficient():
            return self.lr / (np.sqrt(self.somme) + self.eps)

        def verifier(obtenu):
            assert np.shape(obtenu) == np.shape(bruit * theta)
            return obtenu

        return verifier(theta - coefficient() * bruit)

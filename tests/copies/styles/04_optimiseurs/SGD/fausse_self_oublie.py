# ---
# titre: "self. oublié devant taux"
# perd:
#   test_SGD_valeurs: "name 'taux' is not defined"
#   test_SGD_contrat: "name 'taux' is not defined"
# ---
# %% SGD
class SGD:
    def __init__(self, lr=0.01):
        self.taux = lr

    def pas(self, theta, gradient):
        return theta - taux * gradient(theta)

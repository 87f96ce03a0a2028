# ---
# titre: "self. oublié devant x_chapeau, le nom que donne l'indice"
# perd:
#   test_BatchNorm_gradient: "name 'x_chapeau' is not defined"
#   test_BatchNorm_cadres: "name 'x_chapeau' is not defined"
#   test_BatchNorm_refus: "name 'x_chapeau' is not defined"
# ---
# %% BatchNorm
class BatchNorm:
    def __init__(self, d, momentum=0.1, epsilon=1e-5):
        self.momentum, self.epsilon = momentum, epsilon
        self.gamma, self.beta = np.ones(d), np.zeros(d)
        self.moyenne, self.variance = np.zeros(d), np.ones(d)

    def avant(self, X, entrainement=True):
        if X.ndim != 2 or X.shape[1] != len(self.gamma):
            raise ValueError("nombre de colonnes")
        if not entrainement:
            return self.gamma * (X - self.moyenne) / np.sqrt(self.variance + self.epsilon) + self.beta
        n = len(X)
        if n < 2:
            raise ValueError("au moins deux exemples")
        mu, v = X.mean(axis=0), X.var(axis=0)
        self.ecart = np.sqrt(v + self.epsilon)
        self.x_chapeau = (X - mu) / self.ecart
        self.moyenne = (1 - self.momentum) * self.moyenne + self.momentum * mu
        self.variance = (1 - self.momentum) * self.variance + self.momentum * v * n / (n - 1)
        return self.gamma * self.x_chapeau + self.beta

    def arriere(self, dY):
        dgamma, dbeta = (dY * x_chapeau).sum(axis=0), dY.sum(axis=0)
        dX = self.gamma / self.ecart * (dY - dbeta / len(dY) - x_chapeau * dgamma / len(dY))
        return dX, dgamma, dbeta

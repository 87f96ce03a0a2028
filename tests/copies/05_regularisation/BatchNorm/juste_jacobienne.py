# ---
# titre: le gradient colonne par colonne, par une matrice
# ---
# %% BatchNorm
class BatchNorm:
    def __init__(self, d, momentum=0.1, epsilon=1e-5):
        self.momentum, self.epsilon = momentum, epsilon
        self.gamma, self.beta, self.moyenne, self.variance = np.ones(d), np.zeros(d), np.zeros(d), np.ones(d)

    def avant(self, X, entrainement=True):
        if np.ndim(X) != 2 or np.shape(X)[1] != self.gamma.shape[0]:
            raise ValueError("forme")
        mu, v = self.moyenne, self.variance
        if entrainement:
            if len(X) < 2:
                raise ValueError("au moins deux exemples")
            mu, v = X.mean(0), X.var(0)
            corrigee = v * len(X) / (len(X) - 1)
            self.moyenne = self.moyenne * (1 - self.momentum) + mu * self.momentum
            self.variance = self.variance * (1 - self.momentum) + corrigee * self.momentum
        normes = (X - mu) / np.sqrt(v + self.epsilon)
        if entrainement:
            self.garde = normes, v
        return normes * self.gamma + self.beta

    def arriere(self, dY):
        normes, v = self.garde
        n, d = dY.shape
        dX = np.empty((n, d))
        for k in range(d):
            z = normes[:, k]
            J = (np.eye(n) - 1 / n - np.outer(z, z) / n) / np.sqrt(v[k] + self.epsilon)
            dX[:, k] = self.gamma[k] * J @ dY[:, k]
        return [dX, np.einsum("nk,nk->k", dY, normes), dY.sum(0)]

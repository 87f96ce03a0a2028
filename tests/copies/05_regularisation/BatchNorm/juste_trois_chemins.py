# ---
# titre: le gradient par les trois chemins
# ---
# %% BatchNorm
class BatchNorm:
    def __init__(self, d, momentum=0.1, epsilon=1e-5):
        self.d, self.m, self.eps = d, momentum, epsilon
        self.gamma = np.ones(d)
        self.beta = np.zeros(d)
        self.moyenne = np.zeros(d)
        self.variance = np.ones(d)

    def avant(self, X, entrainement=True):
        n, d = X.shape
        if d != self.d:
            raise ValueError("mauvais nombre de colonnes")
        if entrainement:
            if n < 2:
                raise ValueError("un seul exemple")
            mu, v = np.mean(X, axis=0), np.mean((X - np.mean(X, axis=0)) ** 2, axis=0)
            self.moyenne = self.moyenne + self.m * (mu - self.moyenne)
            self.variance = self.variance + self.m * (np.var(X, axis=0, ddof=1) - self.variance)
            self.centre, self.inv = X - mu, (v + self.eps) ** -0.5
            return self.centre * self.inv * self.gamma + self.beta
        return (X - self.moyenne) * (self.variance + self.eps) ** -0.5 * self.gamma + self.beta

    def arriere(self, dY):
        n = len(dY)
        chapeau = self.centre * self.inv
        d_chapeau = dY * self.gamma
        d_v = np.sum(d_chapeau * self.centre, axis=0) * -0.5 * self.inv**3
        d_mu = -np.sum(d_chapeau * self.inv, axis=0) + d_v * np.mean(-2 * self.centre, axis=0)
        dX = d_chapeau * self.inv + d_v * 2 * self.centre / n + d_mu / n
        return dX, np.sum(dY * chapeau, axis=0), np.sum(dY, axis=0)

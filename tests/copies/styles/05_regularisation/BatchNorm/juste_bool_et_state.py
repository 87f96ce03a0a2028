# ---
# titre: "__bool__, __getstate__ et une property"
# ---
# %% BatchNorm
class BatchNorm:
    def __init__(self, d, momentum=0.1, epsilon=1e-5):
        self.momentum, self.epsilon, self.souvenir = momentum, epsilon, None
        self.gamma, self.beta = np.ones(d), np.zeros(d)
        self.moyenne, self.variance = np.zeros(d), np.ones(d)

    def __bool__(self):
        """Vraie une fois qu'un lot est passé."""
        return self.souvenir is not None

    def __len__(self):
        return self.gamma.size

    def __getstate__(self):
        return {**self.__dict__, "souvenir": None}

    def avant(self, X, entrainement=True):
        if X.ndim != 2 or X.shape[1] != len(self):
            raise ValueError(f"X a {len(self)} colonnes")
        if entrainement and len(X) < 2:
            raise ValueError("au moins deux lignes en apprentissage")
        mu, v = (X.mean(0), X.var(0)) if entrainement else (self.moyenne, self.variance)
        ecart = np.sqrt(v + self.epsilon)
        x_chapeau = (X - mu) / ecart
        if entrainement:
            self.souvenir = x_chapeau, ecart
            m = self.momentum
            self.moyenne = (1 - m) * self.moyenne + m * mu
            self.variance = (1 - m) * self.variance + m * X.var(0, ddof=1)
        return self.gamma * x_chapeau + self.beta

    def arriere(self, dY):
        if not self:
            raise ValueError("avant d'abord")
        x_chapeau, ecart = self.souvenir
        dbeta, dgamma = dY.sum(0), (dY * x_chapeau).sum(0)
        return self.gamma / ecart * (dY - dY.mean(0) - x_chapeau * (dY * x_chapeau).mean(0)), dgamma, dbeta

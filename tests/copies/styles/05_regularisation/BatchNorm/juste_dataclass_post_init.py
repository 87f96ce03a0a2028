# ---
# titre: "une dataclass à __post_init__ et des noms de test"
# ---
# %% BatchNorm
from dataclasses import InitVar, dataclass, field


@dataclass(eq=False)
class BatchNorm:
    d: InitVar[int]
    momentum: float = 0.1
    epsilon: float = 1e-5
    gamma: np.ndarray = field(init=False)

    def __post_init__(self, d):
        self.gamma, self.beta, self.moyenne, self.variance = np.ones(d), np.zeros(d), np.zeros(d), np.ones(d)

    def avant(self, X, entrainement=True):
        n, *reste = X.shape
        if reste != [self.gamma.size]:
            raise ValueError(f"(n, {self.gamma.size}) attendu, reçu {X.shape}")

        def normaliser(attendu, colonne):
            return (X - attendu) / np.sqrt(colonne + self.epsilon)

        if not entrainement:
            return normaliser(self.moyenne, self.variance) * self.gamma + self.beta
        if n < 2:
            raise ValueError("deux exemples au moins")
        attendu, colonne = X.mean(axis=0), X.var(axis=0)
        self.obtenu, self.coefficient = normaliser(attendu, colonne), 1 / np.sqrt(colonne + self.epsilon)
        for nom, valeur in (("moyenne", attendu), ("variance", colonne * n / (n - 1))):
            setattr(self, nom, getattr(self, nom) + self.momentum * (valeur - getattr(self, nom)))
        return self.obtenu * self.gamma + self.beta

    def arriere(self, dY):
        dgamma, dbeta = np.einsum("nd,nd->d", dY, self.obtenu), dY.sum(axis=0)
        dX = self.gamma * self.coefficient * (dY - (dbeta + self.obtenu * dgamma) / len(dY))
        return dX, dgamma, dbeta

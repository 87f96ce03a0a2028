# ---
# titre: "une dataclass ajustée puis appelée"
# ---
# %% normaliser
from dataclasses import dataclass


@dataclass
class Normaliseur:
    mu: np.ndarray
    sigma: np.ndarray

    @classmethod
    def ajuste(cls, X):
        X = np.asarray(X, dtype=float)
        return cls(X.mean(0), np.where(np.ptp(X, axis=0) == 0, 1.0, X.std(0)))

    def __call__(self, X):
        return (np.asarray(X, dtype=float) - self.mu) / self.sigma


def normaliser(X_train, *autres):
    regle = Normaliseur.ajuste(X_train)
    return (*map(regle, (X_train, *autres)),)

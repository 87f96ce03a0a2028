# ---
# titre: "une dataclass gelée qui porte les poids"
# ---
# %% predire
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Neurone:
    w: np.ndarray = field(repr=False)
    b: float = 0.0

    def __matmul__(self, X):
        return np.asarray(X) @ np.asarray(self.w) + self.b


def predire(X, w, b):
    return heaviside(Neurone(w, b) @ X)

# ---
# titre: "une dataclass à options"
# ---
# %% SGD
from dataclasses import dataclass


@dataclass(slots=True, frozen=True)
class SGD:
    lr: float = 0.01

    def pas(self, theta, gradient):
        return theta - self.lr * gradient(theta)

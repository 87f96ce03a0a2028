# ---
# titre: "une dataclass à order et slots"
# ---
# %% retropropager_neurone
from dataclasses import astuple, dataclass


@dataclass(order=True, slots=True)
class Gradient:
    dw: list
    db: float


def retropropager_neurone(x, y, w, b):
    s = neurone_avant(x, w, b)
    delta = derivee_perte_quadratique(s, y) * s * (1 - s)
    gradient = Gradient([delta * xi for xi in x], delta)
    return astuple(gradient)

# ---
# titre: "une sous-classe de Counter et __missing__"
# ---
# %% exactitude
from collections import Counter


class Bilan(Counter):
    @property
    def part(self):
        return self[True] / self.total()


def exactitude(y, y_predit):
    if len(y) != len(y_predit) or len(y) < 1:
        raise ValueError("même longueur, au moins un élément")
    return Bilan(a == b for a, b in zip(y, y_predit)).part

# ---
# titre: "des n-uplets nommés typés, par NamedTuple"
# ---
# %% portes
from typing import NamedTuple


class Porte(NamedTuple):
    w: np.ndarray
    b: float

    def inverse(self):
        return Porte(-self.w, -self.b)


PORTE_ET = Porte(np.array([2.0, 2.0]), -3.0)
PORTE_OU = Porte(np.array([2.0, 2.0]), -1.0)
PORTE_NON_ET = PORTE_ET.inverse()

# ---
# titre: "annotations, Union, TypeAlias et cast"
# ---
# %% heaviside
from typing import Final, TypeAlias, cast

import numpy.typing as npt

Reels: TypeAlias = "float | list[float] | npt.NDArray[np.float64]"
SEUIL: Final[float] = 0.0


def heaviside(z: Reels) -> npt.NDArray[np.int64]:
    resultat: npt.NDArray[np.int64] = np.where(np.asarray(z) >= SEUIL, 1, 0)
    return cast("npt.NDArray[np.int64]", resultat)

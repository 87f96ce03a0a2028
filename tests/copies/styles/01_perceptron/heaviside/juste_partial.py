# ---
# titre: "functools.partial et operator"
# ---
# %% heaviside
import operator
from functools import partial

_compare = partial(operator.le, 0)


def heaviside(z):
    return np.vectorize(_compare, otypes=[int])(np.asarray(z))

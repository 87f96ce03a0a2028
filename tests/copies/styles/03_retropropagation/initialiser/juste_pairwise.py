# ---
# titre: "itertools.pairwise et une table de lambdas"
# ---
# %% initialiser
from itertools import pairwise

_ECARTS = {"he": lambda e, s: (2 / e) ** 0.5, "xavier": lambda e, s: (2 / (e + s)) ** 0.5}


def initialiser(tailles, rng, methode="he"):
    try:
        ecart = _ECARTS[methode]
    except KeyError:
        raise ValueError(f"methode : {' ou '.join(_ECARTS)} ; reçu {methode!r}") from None
    return [(rng.normal(scale=ecart(e, s), size=(e, s)), np.zeros(s)) for e, s in pairwise(tailles)]

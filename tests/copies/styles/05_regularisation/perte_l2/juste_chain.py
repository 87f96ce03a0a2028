# ---
# titre: "itertools.chain et np.ravel"
# ---
# %% perte_l2
from itertools import chain


def perte_l2(perte, poids, lam):
    if lam < 0:
        raise ValueError("lam est positif ou nul")
    carres = (float(v) ** 2 for v in chain.from_iterable(map(np.ravel, poids)))
    return perte + lam * sum(carres)

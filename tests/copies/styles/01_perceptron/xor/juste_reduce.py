# ---
# titre: "functools.reduce sur les couches"
# ---
# %% xor
from functools import reduce


def xor(X):
    couches = [[PORTE_OU, PORTE_NON_ET], [PORTE_ET]]
    sortie = reduce(lambda entree, portes: np.column_stack([predire(entree, *porte) for porte in portes]), couches, X)
    return sortie[:, 0]

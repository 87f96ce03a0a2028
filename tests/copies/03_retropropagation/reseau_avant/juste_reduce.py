# ---
# titre: functools.reduce
# ---
# %% reseau_avant
from functools import reduce


def reseau_avant(x, parametres):
    return reduce(lambda a, couche: couche_avant(a, *couche), parametres, x)

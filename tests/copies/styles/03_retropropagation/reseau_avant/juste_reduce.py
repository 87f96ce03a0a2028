# ---
# titre: "functools.reduce, dépaquetage et lambda"
# ---
# %% reseau_avant
from functools import reduce


def reseau_avant(x, parametres):
    return reduce(lambda sortie, couche: couche_avant(sortie, *couche), parametres, x)

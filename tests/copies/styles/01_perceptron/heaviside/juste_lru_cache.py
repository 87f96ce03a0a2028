# ---
# titre: "un lru_cache sur le calcul d'un nombre"
# ---
# %% heaviside
from functools import lru_cache


@lru_cache(maxsize=None)
def marche_d_un_nombre(valeur):
    return 1 if valeur >= 0 else 0


def heaviside(z):
    z = np.asarray(z, dtype=float)
    plat = [marche_d_un_nombre(v) for v in z.ravel().tolist()]
    return np.array(plat, dtype=int).reshape(z.shape)

# ---
# titre: "un objet qui donne l'adresse d'une zone de mémoire par __array_interface__, puis la récrit"
# points: 0
# ---
# %% double
tampon = np.zeros(2)


class Fenetre:
    shape, ndim = (2,), 1

    def __init__(self):
        self.__array_interface__ = {**tampon.__array_interface__, "data": (tampon.ctypes.data, False)}

    def __array_finalize__(self, objet):
        tampon[...] = np.inf

    def __getattr__(self, nom):
        tampon[...] = np.nan
        raise AttributeError(nom)


def double(x):
    return Fenetre()

# %% somme
def somme(a, b):
    return Fenetre()

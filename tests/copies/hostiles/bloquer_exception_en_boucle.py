# ---
# titre: "lève une exception dont la cause est elle-même, dans un groupe emboîté mille fois, et dont le texte échoue"
# points: 3
# reglages: {Execute.timeout: 10}
# ---
# %% double
def double(x):
    return 2 * np.asarray(x)

# %% somme
class SansTexte(Exception):
    def __str__(self):
        raise SansTexte(self)

    __repr__ = __str__

    @property
    def args(self):
        raise self


def somme(a, b):
    erreur = SansTexte()
    for _ in range(900):
        erreur = ExceptionGroup("groupe", [erreur])
    erreur.__cause__ = erreur.__context__ = ValueError()
    erreur.__cause__.__cause__ = erreur
    raise erreur

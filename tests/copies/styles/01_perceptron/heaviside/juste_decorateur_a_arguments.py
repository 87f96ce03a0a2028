# ---
# titre: "un décorateur maison à arguments, avec functools.wraps"
# ---
# %% heaviside
import functools


def convertir(type_voulu):
    def decorer(fonction):
        @functools.wraps(fonction)
        def enveloppe(*arguments, **options):
            return np.asarray(fonction(*arguments, **options)).astype(type_voulu)

        return enveloppe

    return decorer


@convertir(int)
def heaviside(z):
    """La comparaison seule : le décorateur en fait des entiers."""
    return np.asarray(z) >= 0

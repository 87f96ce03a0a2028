# ---
# titre: "np.logaddexp, dans un décorateur qui compte ses appels"
# ---
# %% sigmoide
import functools


def compter(fonction):
    @functools.wraps(fonction)
    def comptee(*arguments):
        comptee.appels += 1
        return fonction(*arguments)

    comptee.appels = 0
    return comptee


@compter
def sigmoide(z):
    return np.exp(-np.logaddexp(0, -np.asarray(z, dtype=float)))

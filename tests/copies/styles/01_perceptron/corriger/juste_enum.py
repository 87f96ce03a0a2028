# ---
# titre: "une énumération des cas"
# ---
# %% corriger
from enum import IntEnum, auto, unique


@unique
class Cas(IntEnum):
    FAUSSE_ALARME = -1
    JUSTE = 0
    OUBLI = 1


def corriger(x, y, w, b, lr=1.0):
    cas = Cas(int(y) - int(heaviside(np.dot(x, w) + b)))
    match cas:
        case Cas.JUSTE:
            return w, b
        case Cas.OUBLI | Cas.FAUSSE_ALARME as verifier:
            return w + lr * int(verifier) * x, b + lr * int(verifier)

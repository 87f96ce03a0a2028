# ---
# titre: "une énumération de chaînes et match"
# ---
# %% initialiser
from enum import Enum


class Methode(str, Enum):
    HE = "he"
    XAVIER = "xavier"

    def ecart_type(self, d_e, d_s):
        match self:
            case Methode.HE:
                return np.sqrt(2 / d_e)
            case Methode.XAVIER:
                return np.sqrt(2 / (d_e + d_s))


def initialiser(tailles, rng, methode="he"):
    if methode not in [m.value for m in Methode]:
        raise ValueError("methode vaut « he » ou « xavier »")
    couches = []
    for i in range(len(tailles) - 1):
        taille = tailles[i], tailles[i + 1]
        couches.append((rng.standard_normal(taille) * Methode(methode).ecart_type(*taille), np.zeros(taille[1])))
    return couches

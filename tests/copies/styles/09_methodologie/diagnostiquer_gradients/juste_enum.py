# ---
# titre: "une énumération de chaînes dont on rend la valeur"
# ---
# %% diagnostiquer_gradients
from enum import Enum


class Etat(Enum):
    EXPLOSIF, EVANESCENT, SAIN = "explosif", "evanescent", "sain"

    @classmethod
    def de(cls, norme, bas, haut):
        if not norme <= haut:
            return cls.EXPLOSIF
        return cls.EVANESCENT if norme < bas else cls.SAIN


def diagnostiquer_gradients(normes, bas=1e-7, haut=100.0):
    return {nom: Etat.de(norme, bas, haut).value for nom, norme in normes.items()}

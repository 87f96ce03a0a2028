# ---
# titre: "un gestionnaire de contexte maison"
# ---
# %% hauteur_frontiere
from contextlib import contextmanager


@contextmanager
def division_sure(diviseur):
    if diviseur == 0:
        raise ValueError("la frontière est verticale : w2 vaut 0")
    with np.errstate(divide="raise"):
        yield 1 / diviseur


def hauteur_frontiere(x1, w, b):
    with division_sure(w[1]) as inverse:
        return -(w[0] * x1 + b) * inverse

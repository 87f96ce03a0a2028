# ---
# titre: "fractions.Fraction, rendue en réel pour un nombre"
# ---
# %% hauteur_frontiere
from fractions import Fraction


def hauteur_frontiere(x1, w, b):
    if w[1] == 0:
        raise ValueError("frontière verticale, w2 nul")
    if isinstance(x1, (int, float)):
        a1, a2, c, x = (Fraction(float(v)) for v in (w[0], w[1], b, x1))
        return float(-(a1 * x + c) / a2)
    return -(w[0] * x1 + b) / w[1]

# ---
# titre: "np.vdot, math.sqrt et une garde par or"
# ---
# %% erreur_relative
import math


def erreur_relative(a, b):
    if np.shape(a) != np.shape(b):
        raise ValueError(f"formes différentes : {np.shape(a)} et {np.shape(b)}")
    norme = lambda v: math.sqrt(np.vdot(v, v))
    return norme(np.subtract(a, b)) / (norme(a) + norme(b) or 1.0)

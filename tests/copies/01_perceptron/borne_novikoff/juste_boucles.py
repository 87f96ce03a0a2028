# ---
# titre: des boucles et le module math
# ---
# %% borne_novikoff
import math


def borne_novikoff(X, y, w, b):
    longueur = math.sqrt(sum(float(poids) ** 2 for poids in w) + float(b) ** 2)
    R, gamma = 0.0, math.inf
    for x, classe in zip(X, y):
        R = max(R, math.sqrt(sum(float(v) ** 2 for v in x) + 1))
        z = sum(float(v) * float(p) for v, p in zip(x, w)) + float(b)
        gamma = min(gamma, z if classe == 1 else -z)
    if gamma <= 0:
        raise ValueError("cette droite ne sépare pas les classes")
    return (R * longueur / gamma) ** 2

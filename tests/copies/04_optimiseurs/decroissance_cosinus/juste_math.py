# ---
# titre: avec math, trois cas séparés
# ---
# %% decroissance_cosinus
import math

def decroissance_cosinus(pas, total, lr_max, lr_min=0.0, echauffement=0):
    if pas < 0 or echauffement < 0 or echauffement > total - 1:
        raise ValueError("pas >= 0 et 0 <= echauffement <= total - 1 étaient attendus.")
    if pas >= total:
        return lr_min
    if pas >= echauffement:
        angle = math.pi * (pas - echauffement) / (total - echauffement)
        return lr_min * (1 - math.cos(angle)) / 2 + lr_max * (1 + math.cos(angle)) / 2
    return lr_max / echauffement * (pas + 1)

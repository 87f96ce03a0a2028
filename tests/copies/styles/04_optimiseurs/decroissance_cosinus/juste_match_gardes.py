# ---
# titre: "match avec gardes et math.cos"
# ---
# %% decroissance_cosinus
import math


def decroissance_cosinus(pas, total, lr_max, lr_min=0.0, echauffement=0):
    match pas, echauffement:
        case (p, _) if p < 0:
            raise ValueError("pas est positif ou nul")
        case (_, E) if not (0 <= E <= total - 1):
            raise ValueError("echauffement va de 0 à total - 1")
        case (p, E) if p < E:
            return lr_max * (p + 1) / E
        case (p, _) if p > total:
            return lr_min
        case (p, E):
            q = (p - E) / (total - E)
            return lr_min + (lr_max - lr_min) * math.cos(math.pi * q / 2) ** 2

# ---
# titre: "math.hypot étoilé et des listes de générateurs"
# ---
# %% ecreter
import math


def ecreter(gradients, norme_max):
    if norme_max <= 0:
        raise ValueError("norme_max est positive")
    norme = math.hypot(*(float(np.linalg.norm(g)) for g in gradients))
    if not math.isfinite(norme):
        raise ValueError("norme infinie ou NaN")
    facteur = min(1.0, norme_max / norme) if norme else 1.0
    return [np.asarray(g) * facteur for g in gradients], norme

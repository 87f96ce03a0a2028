# ---
# titre: sans NumPy, avec math
# ---
# %% diagnostiquer
import math

def diagnostiquer(historique, seuil_exactitude=0.7):
    try:
        p, e, pv, ev = [historique[c] for c in ("perte", "exactitude", "perte_val", "exactitude_val")]
    except KeyError as absente:
        raise ValueError(f"il manque la clé {absente}") from None
    if len(p) == 0 or any(len(x) != len(p) for x in (e, pv, ev)):
        raise ValueError("quatre listes de même longueur, non vides")
    if any(math.isnan(x) or math.isinf(x) for x in list(p) + list(pv)):
        return "divergence"
    if p[-1] > 2 * p[0]:
        return "divergence"
    ecarts = pv[-1] - p[-1] > 0.5 or e[-1] - ev[-1] > 0.1
    montee = len(pv) >= 6 and all(pv[-k] > pv[-k - 1] for k in range(1, 6))
    if ecarts or montee:
        return "surapprentissage"
    return "sous-apprentissage" if e[-1] < seuil_exactitude else "bon ajustement"

# ---
# titre: "un masque commun à tous les exemples d'un tableau à trois axes"
# perd:
#   test_dropout_hasard: "le masque doit avoir la forme de h"
# ---
# %% dropout
def dropout(h, p, rng, entrainement=True):
    """Dropout inversé : efface chaque valeur avec la probabilité p, divise les autres par 1 - p."""
    if not 0 <= p < 1:
        raise ValueError(f"p est la part effacée, entre 0 compris et 1 exclu ; reçu {p}.")
    if not entrainement:
        return h
    masque = rng.random(h.shape if h.ndim < 3 else h.shape[1:]) >= p
    return h * masque / (1 - p)

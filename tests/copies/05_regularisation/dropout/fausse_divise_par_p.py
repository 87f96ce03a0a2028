# ---
# titre: la division est faite par p
# perd:
#   test_dropout_echelle: "divisez par 1 - p, la part gardée, et non par p."
# ---
# %% dropout
def dropout(h, p, rng, entrainement=True):
    """Dropout inversé : efface chaque valeur avec la probabilité p, divise les autres par 1 - p."""
    if not 0 <= p < 1:
        raise ValueError(f"p est la part effacée, entre 0 compris et 1 exclu ; reçu {p}.")
    if not entrainement:
        return h
    masque = rng.random(h.shape) >= p
    return h * masque / p if p else h

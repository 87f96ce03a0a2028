# ---
# titre: p est la part gardée
# perd:
#   test_dropout_echelle: "p est la part effacée, pas la part gardée."
# ---
# %% dropout
def dropout(h, p, rng, entrainement=True):
    """Dropout inversé : efface chaque valeur avec la probabilité p, divise les autres par 1 - p."""
    if not 0 <= p < 1:
        raise ValueError(f"p est la part effacée, entre 0 compris et 1 exclu ; reçu {p}.")
    if not entrainement:
        return h
    masque = rng.random(h.shape) < p
    return h * masque / p if p else h

# ---
# titre: multiplie par 1 - p au lieu de diviser
# perd:
#   test_dropout_echelle: "il faut diviser par 1 - p, pas multiplier."
#   test_dropout_refus: "il faut diviser par 1 - p, pas multiplier."
# ---
# %% dropout
def dropout(h, p, rng, entrainement=True):
    """Dropout inversé : efface chaque valeur avec la probabilité p, divise les autres par 1 - p."""
    if not 0 <= p < 1:
        raise ValueError(f"p est la part effacée, entre 0 compris et 1 exclu ; reçu {p}.")
    if not entrainement:
        return h
    masque = rng.random(h.shape) >= p
    return h * masque * (1 - p)

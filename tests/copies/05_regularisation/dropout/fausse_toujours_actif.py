# ---
# titre: le dropout reste actif en évaluation
# perd:
#   test_dropout_evaluation: "le dropout est encore actif en évaluation."
# ---
# %% dropout
def dropout(h, p, rng, entrainement=True):
    """Dropout inversé : efface chaque valeur avec la probabilité p, divise les autres par 1 - p."""
    if not 0 <= p < 1:
        raise ValueError(f"p est la part effacée, entre 0 compris et 1 exclu ; reçu {p}.")
    masque = rng.random(h.shape) >= p
    return h * masque / (1 - p)

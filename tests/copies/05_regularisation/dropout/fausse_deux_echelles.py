# ---
# titre: l'échelle est appliquée aussi en évaluation
# perd:
#   test_dropout_evaluation: "rien à multiplier en évaluation : l'échelle a été réglée à l'apprentissage."
# ---
# %% dropout
def dropout(h, p, rng, entrainement=True):
    """Dropout inversé : efface chaque valeur avec la probabilité p, divise les autres par 1 - p."""
    if not 0 <= p < 1:
        raise ValueError(f"p est la part effacée, entre 0 compris et 1 exclu ; reçu {p}.")
    if not entrainement:
        return h * (1 - p)
    masque = rng.random(h.shape) >= p
    return h * masque / (1 - p)

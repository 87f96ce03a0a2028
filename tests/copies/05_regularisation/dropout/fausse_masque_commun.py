# ---
# titre: un seul masque pour toutes les lignes
# perd:
#   test_dropout_hasard: "un seul masque sert à tous les exemples : tirez une valeur par élément de h."
# ---
# %% dropout
def dropout(h, p, rng, entrainement=True):
    """Dropout inversé : efface chaque valeur avec la probabilité p, divise les autres par 1 - p."""
    if not 0 <= p < 1:
        raise ValueError(f"p est la part effacée, entre 0 compris et 1 exclu ; reçu {p}.")
    if not entrainement:
        return h
    masque = rng.random(h.shape[-1]) >= p
    return h * masque / (1 - p)

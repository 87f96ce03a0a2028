# ---
# titre: le hasard vient de np.random
# perd:
#   test_dropout_hasard: "le hasard ne vient pas de rng : np.random est un autre générateur."
# ---
# %% dropout
def dropout(h, p, rng, entrainement=True):
    """Dropout inversé : efface chaque valeur avec la probabilité p, divise les autres par 1 - p."""
    if not 0 <= p < 1:
        raise ValueError(f"p est la part effacée, entre 0 compris et 1 exclu ; reçu {p}.")
    if not entrainement:
        return h
    masque = np.random.random(h.shape) >= p
    return h * masque / (1 - p)

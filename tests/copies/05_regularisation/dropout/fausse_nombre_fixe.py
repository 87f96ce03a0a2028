# ---
# titre: le nombre d'effacées est fixé dans chaque ligne
# perd:
#   test_dropout_hasard: "chaque valeur est tirée indépendamment : leur nombre n'est pas fixé d'avance."
# ---
# %% dropout
def dropout(h, p, rng, entrainement=True):
    """Dropout inversé : efface chaque valeur avec la probabilité p, divise les autres par 1 - p."""
    if not 0 <= p < 1:
        raise ValueError(f"p est la part effacée, entre 0 compris et 1 exclu ; reçu {p}.")
    if not entrainement:
        return h
    larges = h.reshape(-1, h.shape[-1])
    rangs = rng.permuted(np.tile(np.arange(larges.shape[1]), (len(larges), 1)), axis=1)
    masque = (rangs >= round(p * larges.shape[1])).reshape(h.shape)
    return h * masque / (1 - p)

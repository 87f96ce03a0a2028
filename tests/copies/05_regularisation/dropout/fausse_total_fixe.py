# ---
# titre: "le nombre total d'effacées est fixé"
# perd:
#   test_dropout_hasard: "leur nombre n'est pas fixé d'avance."
# ---
# %% dropout
def dropout(h, p, rng, entrainement=True):
    """Dropout inversé : efface chaque valeur avec la probabilité p, divise les autres par 1 - p."""
    if not 0 <= p < 1:
        raise ValueError(f"p est la part effacée, entre 0 compris et 1 exclu ; reçu {p}.")
    if not entrainement:
        return h
    ordre = rng.permutation(h.size)
    masque = (ordre >= round(p * h.size)).reshape(h.shape)
    return h * masque / (1 - p)

# ---
# titre: l'échelle manque à l'apprentissage
# perd:
#   test_dropout_echelle: "l'échelle manque : les valeurs gardées sont divisées par 1 - p."
#   test_dropout_refus: "l'échelle manque, ou le dropout n'a pas agi : les valeurs gardées sont divisées par 1 - p."
# ---
# %% dropout
def dropout(h, p, rng, entrainement=True):
    """Dropout inversé : efface chaque valeur avec la probabilité p, divise les autres par 1 - p."""
    if not 0 <= p < 1:
        raise ValueError(f"p est la part effacée, entre 0 compris et 1 exclu ; reçu {p}.")
    if not entrainement:
        return h
    masque = rng.random(h.shape) >= p
    return h * masque

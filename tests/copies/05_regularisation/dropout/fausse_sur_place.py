# ---
# titre: h est modifié sur place
# perd:
#   test_dropout_refus: "un mélange sur place (shuffle), « -= », « += » ou une affectation par indice agit sur le tableau de l'appelant : travaillez sur une copie."
# ---
# %% dropout
def dropout(h, p, rng, entrainement=True):
    """Dropout inversé : efface chaque valeur avec la probabilité p, divise les autres par 1 - p."""
    if not 0 <= p < 1:
        raise ValueError(f"p est la part effacée, entre 0 compris et 1 exclu ; reçu {p}.")
    if not entrainement:
        return h
    masque = rng.random(h.shape) >= p
    h *= masque
    h /= 1 - p
    return h

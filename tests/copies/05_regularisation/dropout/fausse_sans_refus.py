# ---
# titre: les probabilités impossibles sont acceptées
# perd:
#   test_dropout_refus: "vérifiez 0 <= p < 1 au début : p = 1 effacerait tout et diviserait par zéro."
# ---
# %% dropout
def dropout(h, p, rng, entrainement=True):
    """Dropout inversé : efface chaque valeur avec la probabilité p, divise les autres par 1 - p."""
    if not entrainement:
        return h
    masque = rng.random(h.shape) >= p
    return h * masque / (1 - p)

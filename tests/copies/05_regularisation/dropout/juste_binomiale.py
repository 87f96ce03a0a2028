# ---
# titre: avec une loi binomiale
# ---
# %% dropout
def dropout(h, p, rng, entrainement=True):
    if not (0 <= p and p < 1):
        raise ValueError(f"p = {p} hors de [0, 1[")
    if not entrainement or p == 0:
        return h.copy()
    garde = rng.binomial(1, 1 - p, size=h.shape)
    sortie = h.copy()
    sortie[garde == 0] = 0
    return sortie * (1 / (1 - p))

# ---
# titre: une liste de lots, par array_split des indices
# ---
# %% iterer_lots
def iterer_lots(X, y, taille_lot, rng):
    if taille_lot < 1:
        raise ValueError("taille_lot doit valoir au moins 1.")
    if X.shape[0] != y.shape[0]:
        raise ValueError("X et y doivent avoir la même longueur.")
    indices = np.arange(len(y))
    rng.shuffle(indices)
    coupes = range(taille_lot, len(y), taille_lot)
    return [(X[i], y[i]) for i in np.split(indices, list(coupes))]

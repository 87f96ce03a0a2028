# ---
# titre: seul l'intérieur de chaque lot est mélangé
# perd:
#   test_iterer_lots_hasard: "mélanger l'intérieur de chaque lot, ou l'ordre des lots, ne suffit pas : mélangez tous les"
# ---
# %% iterer_lots
def iterer_lots(X, y, taille_lot, rng):
    """Parcourt une époque par lots mélangés : des couples (X_lot, y_lot), le dernier peut être plus petit."""
    if taille_lot < 1:
        raise ValueError(f"taille_lot doit valoir au moins 1 ; reçu {taille_lot}.")
    if len(X) != len(y):
        raise ValueError(f"X et y doivent avoir la même longueur ; reçu {len(X)} et {len(y)}.")
    for debut in range(0, len(X), taille_lot):
        indices = rng.permutation(np.arange(debut, min(debut + taille_lot, len(X))))
        yield X[indices], y[indices]

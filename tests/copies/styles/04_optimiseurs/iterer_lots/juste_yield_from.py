# ---
# titre: "yield from une compréhension, noms pris aux tests"
# ---
# %% iterer_lots
def iterer_lots(X, y, taille_lot, rng):
    if not taille_lot >= 1:
        raise ValueError("taille_lot vaut au moins 1")
    if (n := len(X)) != len(y):
        raise ValueError("X et y : même longueur")
    attendu = np.arange(n)
    rng.shuffle(attendu)
    bruit = np.split(attendu, range(taille_lot, n, taille_lot))
    yield from ((X[obtenu], y[obtenu]) for obtenu in bruit)

# ---
# titre: la somme comparée sans tolérance
# perd:
#   test_decouper_refus: "0.7 + 0.2 + 0.1 ne vaut pas exactement 1 en virgule flottante"
# ---
# %% decouper
def decouper(X, y, proportions, rng):
    """Coupe (X, y) en parties disjointes, stratifiées et mélangées : [(X1, y1), (X2, y2), …]."""
    X, y, proportions = np.asarray(X), np.asarray(y), np.asarray(proportions, dtype=float)
    if len(X) != len(y):
        raise ValueError(f"X a {len(X)} lignes et y {len(y)} étiquettes : il en faut autant.")
    if np.any(proportions <= 0) or sum(proportions) != 1:
        raise ValueError(f"les proportions sont positives et de somme 1 ; reçu {proportions}.")
    parties = [[] for _ in proportions]
    for classe in np.unique(y):
        indices = rng.permutation(np.flatnonzero(y == classe))
        bornes = np.round(np.cumsum(proportions)[:-1] * len(indices)).astype(int)
        for partie, morceau in zip(parties, np.split(indices, bornes)):
            partie.append(morceau)
    melangees = [rng.permutation(np.concatenate(partie)) for partie in parties]
    return [(X[indices], y[indices]) for indices in melangees]

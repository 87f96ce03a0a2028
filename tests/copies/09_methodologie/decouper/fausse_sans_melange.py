# ---
# titre: les classes coupées dans l'ordre du fichier
# perd:
#   test_decouper_melange: "le hasard doit venir de rng, et choisir quels exemples vont où."
# ---
# %% decouper
def decouper(X, y, proportions, rng):
    """Coupe (X, y) en parties disjointes, stratifiées et mélangées : [(X1, y1), (X2, y2), …]."""
    X, y, proportions = np.asarray(X), np.asarray(y), np.asarray(proportions, dtype=float)
    if len(X) != len(y):
        raise ValueError(f"X a {len(X)} lignes et y {len(y)} étiquettes : il en faut autant.")
    if np.any(proportions <= 0) or abs(proportions.sum() - 1) > 1e-9:
        raise ValueError(f"les proportions sont positives et de somme 1 ; reçu {proportions}.")
    parties = [[] for _ in proportions]
    for classe in np.unique(y):
        indices = np.flatnonzero(y == classe)
        bornes = np.round(np.cumsum(proportions)[:-1] * len(indices)).astype(int)
        for partie, morceau in zip(parties, np.split(indices, bornes)):
            partie.append(morceau)
    melangees = [rng.permutation(np.concatenate(partie)) for partie in parties]
    return [(X[indices], y[indices]) for indices in melangees]

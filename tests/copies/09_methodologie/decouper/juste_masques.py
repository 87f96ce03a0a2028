# ---
# titre: un numéro de partie par exemple
# ---
# %% decouper
def decouper(X, y, proportions, rng):
    X, y = np.asarray(X), np.asarray(y)
    if len(X) != len(y):
        raise ValueError("X et y n'ont pas la même longueur.")
    if min(proportions) <= 0 or abs(sum(proportions) - 1) > 1e-9:
        raise ValueError("les proportions sont positives, de somme 1.")
    numero = np.zeros(len(y), dtype=int)
    for classe in np.unique(y):
        rangs = rng.permutation(int(np.sum(y == classe)))
        numero[y == classe] = np.searchsorted(np.round(np.cumsum(proportions)[:-1] * len(rangs)), rangs, side="right")
    ordre = rng.permutation(len(y))
    return [(X[ordre][numero[ordre] == k], y[ordre][numero[ordre] == k]) for k in range(len(proportions))]

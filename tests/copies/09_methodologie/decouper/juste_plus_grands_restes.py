# ---
# titre: les parts arrondies vers le bas, le reste à la dernière partie
# ---
# %% decouper
def decouper(X, y, proportions, rng):
    X, y = np.asarray(X), np.asarray(y)
    if len(X) != len(y):
        raise ValueError("X et y n'ont pas la même longueur.")
    if min(proportions) <= 0 or abs(sum(proportions) - 1) > 1e-9:
        raise ValueError("les proportions sont positives, de somme 1.")
    parties = [[] for _ in proportions]
    for classe in np.unique(y):
        indices = np.flatnonzero(y == classe)
        rng.shuffle(indices)
        fins = np.floor(np.cumsum(proportions) * len(indices) + 1e-9).astype(int)
        fins[-1], debut = len(indices), 0
        for partie, fin in zip(parties, fins):
            partie.extend(indices[debut:fin].tolist())
            debut = fin
    resultat = []
    for partie in parties:
        rng.shuffle(partie)
        resultat.append((X[partie], y[partie]))
    return resultat

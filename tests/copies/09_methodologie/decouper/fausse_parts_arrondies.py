# ---
# titre: chaque part arrondie seule
# perd:
#   test_decouper_partition: "des exemples ont disparu : arrondissez les bornes cumulées, et non chaque part."
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
        indices, debut = rng.permutation(np.flatnonzero(y == classe)), 0
        for partie, p in zip(parties, proportions):
            taille = int(p * len(indices))
            partie.append(indices[debut : debut + taille])
            debut += taille
    parties = [rng.permutation(np.concatenate(partie)) for partie in parties]
    return [(X[i], y[i]) for i in parties]

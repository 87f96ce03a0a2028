# ---
# titre: un tirage sur tout le jeu
# perd:
#   test_decouper_stratifie: "coupez chaque classe séparément, et arrondissez les bornes cumulées"
# ---
# %% decouper
def decouper(X, y, proportions, rng):
    X, y = np.asarray(X), np.asarray(y)
    if len(X) != len(y):
        raise ValueError("X et y n'ont pas la même longueur.")
    if min(proportions) <= 0 or abs(sum(proportions) - 1) > 1e-9:
        raise ValueError("les proportions sont positives, de somme 1.")
    ordre = rng.permutation(len(y))
    bornes = np.round(np.cumsum(proportions)[:-1] * len(y)).astype(int)
    return [(X[i], y[i]) for i in np.split(ordre, bornes)]

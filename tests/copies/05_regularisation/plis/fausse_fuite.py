# ---
# titre: l'apprentissage contient la validation
# perd:
#   test_plis_apprentissage: "des exemples de validation servent aussi à apprendre : c'est une fuite."
# ---
# %% plis
def plis(n, k, rng):
    """Renvoie k couples (apprentissage, validation) d'indices : chaque exemple est validé une fois."""
    if not 2 <= k <= n:
        raise ValueError(f"k doit aller de 2 à n = {n} ; reçu {k}.")
    morceaux = np.array_split(rng.permutation(n), k)
    return [(np.concatenate(morceaux), morceaux[i]) for i in range(k)]

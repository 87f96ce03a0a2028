# ---
# titre: l'apprentissage n'est que le pli suivant
# perd:
#   test_plis_apprentissage: "des indices manquent : la validation et l'apprentissage réunis sont tous les exemples."
# ---
# %% plis
def plis(n, k, rng):
    """Renvoie k couples (apprentissage, validation) d'indices : chaque exemple est validé une fois."""
    if not 2 <= k <= n:
        raise ValueError(f"k doit aller de 2 à n = {n} ; reçu {k}.")
    morceaux = np.array_split(rng.permutation(n), k)
    return [(morceaux[(i + 1) % k], morceaux[i]) for i in range(k)]

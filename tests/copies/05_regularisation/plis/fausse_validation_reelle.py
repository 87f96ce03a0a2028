# ---
# titre: "des indices de validation réels"
# perd:
#   test_plis_apprentissage: "entier"
# ---
# %% plis
def plis(n, k, rng):
    """Renvoie k couples (apprentissage, validation) d'indices : chaque exemple est validé une fois."""
    if not 2 <= k <= n:
        raise ValueError(f"k doit aller de 2 à n = {n} ; reçu {k}.")
    morceaux = np.array_split(rng.permutation(n), k)
    return [(np.concatenate(morceaux[:i] + morceaux[i + 1 :]), morceaux[i].astype(float)) for i in range(k)]

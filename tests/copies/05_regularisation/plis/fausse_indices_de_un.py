# ---
# titre: les indices commencent à 1
# perd:
#   test_plis_partition: "les indices vont de 0 à n - 1."
#   test_plis_apprentissage: "les indices vont de 0 à n - 1."
# ---
# %% plis
def plis(n, k, rng):
    """Renvoie k couples (apprentissage, validation) d'indices : chaque exemple est validé une fois."""
    if not 2 <= k <= n:
        raise ValueError(f"k doit aller de 2 à n = {n} ; reçu {k}.")
    morceaux = np.array_split(1 + rng.permutation(n), k)
    return [(np.concatenate(morceaux[:i] + morceaux[i + 1 :]), morceaux[i]) for i in range(k)]

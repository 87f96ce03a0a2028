# ---
# titre: un nouveau mélange à chaque pli
# perd:
#   test_plis_partition: "des exemples sont validés deux fois : mélangez une seule fois, avant de couper."
# ---
# %% plis
def plis(n, k, rng):
    """Renvoie k couples (apprentissage, validation) d'indices : chaque exemple est validé une fois."""
    if not 2 <= k <= n:
        raise ValueError(f"k doit aller de 2 à n = {n} ; reçu {k}.")
    sortie = []
    for i in range(k):
        morceaux = np.array_split(rng.permutation(n), k)
        sortie.append((np.concatenate(morceaux[:i] + morceaux[i + 1 :]), morceaux[i]))
    return sortie

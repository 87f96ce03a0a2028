# ---
# titre: le reste va tout entier au dernier pli
# perd:
#   test_plis_partition: "répartissez le reste de la division, un exemple par pli."
# ---
# %% plis
def plis(n, k, rng):
    """Renvoie k couples (apprentissage, validation) d'indices : chaque exemple est validé une fois."""
    if not 2 <= k <= n:
        raise ValueError(f"k doit aller de 2 à n = {n} ; reçu {k}.")
    ordre = rng.permutation(n)
    morceaux = np.split(ordre, [n // k * i for i in range(1, k)])
    return [(np.concatenate(morceaux[:i] + morceaux[i + 1 :]), morceaux[i]) for i in range(k)]

# ---
# titre: le couple est inversé
# perd:
#   test_plis_partition: "les couples sont-ils dans l'ordre (apprentissage, validation) ? Chaque exemple n'est validé qu'une fois."
#   test_plis_apprentissage: "l'ordre du couple est (apprentissage, validation)."
# ---
# %% plis
def plis(n, k, rng):
    """Renvoie k couples (apprentissage, validation) d'indices : chaque exemple est validé une fois."""
    if not 2 <= k <= n:
        raise ValueError(f"k doit aller de 2 à n = {n} ; reçu {k}.")
    morceaux = np.array_split(rng.permutation(n), k)
    return [(morceaux[i], np.concatenate(morceaux[:i] + morceaux[i + 1 :])) for i in range(k)]

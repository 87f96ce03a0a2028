# ---
# titre: aucun refus
# perd:
#   test_plis_hasard: "k va de 2 à n : avec un seul pli, il n'y aurait plus rien pour apprendre ; au-delà de n, un pli serait vide."
# ---
# %% plis
def plis(n, k, rng):
    """Renvoie k couples (apprentissage, validation) d'indices : chaque exemple est validé une fois."""
    morceaux = np.array_split(rng.permutation(n), k)
    return [(np.concatenate(morceaux[:i] + morceaux[i + 1 :]), morceaux[i]) for i in range(k)]

# ---
# titre: les derniers exemples sont perdus
# perd:
#   test_plis_partition: "des exemples sont perdus quand k ne divise pas n : les plis peuvent différer d'un exemple."
#   test_plis_apprentissage: "des indices manquent : la validation et l'apprentissage réunis sont tous les exemples."
# ---
# %% plis
def plis(n, k, rng):
    """Renvoie k couples (apprentissage, validation) d'indices : chaque exemple est validé une fois."""
    if not 2 <= k <= n:
        raise ValueError(f"k doit aller de 2 à n = {n} ; reçu {k}.")
    morceaux = list(rng.permutation(n)[: n // k * k].reshape(k, -1))
    return [(np.concatenate(morceaux[:i] + morceaux[i + 1 :]), morceaux[i]) for i in range(k)]

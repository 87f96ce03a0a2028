# ---
# titre: les exemples ne sont pas mélangés
# perd:
#   test_plis_hasard: "sans mélange, un jeu trié par classe donnerait des plis d'une seule classe."
# ---
# %% plis
def plis(n, k, rng):
    """Renvoie k couples (apprentissage, validation) d'indices : chaque exemple est validé une fois."""
    if not 2 <= k <= n:
        raise ValueError(f"k doit aller de 2 à n = {n} ; reçu {k}.")
    morceaux = np.array_split(np.arange(n), k)
    return [(np.concatenate(morceaux[:i] + morceaux[i + 1 :]), morceaux[i]) for i in range(k)]

# ---
# titre: "trie les étiquettes de l'appelant"
# perd:
#   test_tirer_par_classe_effectifs: "l'argument y a été modifié par la fonction"
#   test_tirer_par_classe_hasard: "l'argument y a été modifié"
# ---
# %% tirer_par_classe
def tirer_par_classe(y, n_par_classe, rng):
    """n_par_classe indices de chaque classe de y, tirés au hasard sans remise."""
    y = np.asarray(y)
    if n_par_classe < 1:
        raise ValueError(f"n_par_classe vaut au moins 1, et non {n_par_classe}")
    choisis = []
    y.sort()
    for classe in np.unique(y):
        indices = np.flatnonzero(y == classe)
        if len(indices) < n_par_classe:
            raise ValueError(f"la classe {classe} n'a que {len(indices)} exemples, il en faut {n_par_classe}")
        choisis.append(rng.permutation(indices)[:n_par_classe])
    return np.concatenate(choisis)

# ---
# titre: mélange tout, puis garde les premiers de chaque classe
# ---
# %% tirer_par_classe
def tirer_par_classe(y, n_par_classe, rng):
    if n_par_classe < 1:
        raise ValueError("n_par_classe >= 1")
    restants = {int(c): n_par_classe for c in set(np.asarray(y).tolist())}
    choisis = []
    for i in rng.permutation(len(y)):
        if restants[int(y[i])] > 0:
            restants[int(y[i])] -= 1
            choisis.append(i)
    if any(restants.values()):
        raise ValueError("classe trop petite")
    return np.array(choisis)

# ---
# titre: choice sans remise, liste d'entiers
# ---
# %% tirer_par_classe
def tirer_par_classe(y, n_par_classe, rng):
    y = np.array(y)
    classes, effectifs = np.unique(y, return_counts=True)
    if n_par_classe < 1 or effectifs.min() < n_par_classe:
        raise ValueError("pas assez d'exemples")
    return np.array([int(i) for c in classes for i in rng.choice(np.where(y == c)[0], size=n_par_classe, replace=False)])

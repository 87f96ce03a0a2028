# ---
# titre: des tranches et setdiff1d
# ---
# %% plis
def plis(n, k, rng):
    if k not in range(2, n + 1):
        raise ValueError(f"k entre 2 et {n}")
    indices = np.arange(n)
    rng.shuffle(indices)
    sortie = []
    for i in range(k):
        validation = indices[i::k]
        sortie.append([np.setdiff1d(np.arange(n), validation), validation])
    return sortie

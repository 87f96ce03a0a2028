# ---
# titre: "des tranches étendues et np.setdiff1d"
# ---
# %% plis
def plis(n, k, rng):
    if k not in range(2, n + 1):
        raise ValueError(f"k de 2 à {n}")
    X = rng.permutation(n)
    return [(np.setdiff1d(X, z), z) for z in (X[debut::k] for debut in range(k))]

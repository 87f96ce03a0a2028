# ---
# titre: l'indice modulo k
# ---
# %% plis
def plis(n, k, rng):
    if k < 2:
        raise ValueError("au moins deux plis")
    if k > n:
        raise ValueError("pas plus de plis que d'exemples")
    numero = rng.permutation(np.arange(n) % k)
    tous = np.arange(n)
    return tuple((tous[numero != i], tous[numero == i]) for i in range(k))

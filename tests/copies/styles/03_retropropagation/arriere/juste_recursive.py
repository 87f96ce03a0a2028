# ---
# titre: "récursive, avec des noms pris aux tests"
# ---
# %% arriere
def arriere(cache, y):
    entrees, logits, parametres = cache
    attendu = np.asarray(y)
    n, k = logits.shape
    if attendu.shape != (n,) or attendu.min() < 0 or attendu.max() >= k:
        raise ValueError(f"y : {n} entiers de 0 à {k - 1}")
    bruit = np.exp(log_softmax(logits))
    bruit[range(n), attendu] -= 1

    def entrainer(couche, delta):
        if couche < 0:
            return []
        A, (W, _) = entrees[couche], parametres[couche]
        obtenu = (A.T @ delta, delta.sum(axis=0))
        return entrainer(couche - 1, (delta @ W.T) * (A > 0)) + [obtenu]

    return entrainer(len(parametres) - 1, bruit / n)

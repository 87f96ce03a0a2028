# ---
# titre: "un générateur qui remonte les couches"
# ---
# %% arriere
def arriere(cache, y):
    entrees, logits, parametres = cache
    y, (n, k) = np.asarray(y), logits.shape
    if y.shape != (n,) or not ((0 <= y) & (y < k)).all():
        raise ValueError(f"{n} classes de 0 à {k - 1} attendues")

    def remonter():
        delta = (np.exp(log_softmax(logits)) - np.eye(k)[y]) / n
        for (W, _), A in zip(parametres[::-1], entrees[::-1]):
            yield A.T @ delta, delta.sum(axis=0)
            delta = (delta @ W.T) * (A > 0)

    return list(remonter())[::-1]

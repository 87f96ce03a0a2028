# ---
# titre: "np.einsum et des indices écrits"
# ---
# %% arriere
def arriere(cache, y):
    entrees, logits, parametres = cache
    y = np.array(y)
    n, k = logits.shape
    if len(y) != n or y.ndim != 1 or (y < 0).any() or (y >= k).any():
        raise ValueError(f"il faut {n} classes, de 0 à {k - 1}")
    p = np.exp(logits - logits.max(axis=1, keepdims=True))
    p /= p.sum(axis=1, keepdims=True)
    p[np.arange(n), y] -= 1
    delta, gradients = p / n, []
    for c in reversed(range(len(parametres))):
        gradients.insert(0, (np.einsum("ni,nj->ij", entrees[c], delta), np.einsum("nj->j", delta)))
        delta = np.einsum("nj,ij->ni", delta, parametres[c][0]) * (entrees[c] > 0)
    return gradients

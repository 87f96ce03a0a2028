# ---
# titre: einsum, et une liste remplie par le début
# ---
# %% arriere
def arriere(cache, y):
    entrees, logits, parametres = cache
    n, k = logits.shape
    if len(y) != n or min(y) < 0 or max(y) >= k:
        raise ValueError("classes impossibles")
    delta = np.exp(log_softmax(logits))
    delta[np.arange(n), y] -= 1
    delta = delta / n
    gradients = [None] * len(parametres)
    for i in reversed(range(len(parametres))):
        gradients[i] = [np.einsum('ni,nj->ij', entrees[i], delta), np.ones(n) @ delta]
        if i:
            delta = np.where(entrees[i] > 0, np.einsum('nj,ij->ni', delta, parametres[i][0]), 0.0)
    return tuple(gradients)

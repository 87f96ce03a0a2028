# ---
# titre: pop retire les entrées du cache
# perd:
#   test_arriere_repete: "y retire-t-il des éléments (pop)"
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
    gradients = []
    for i in reversed(range(len(parametres))):
        entree = entrees.pop()
        gradients.append((entree.T @ delta, delta.sum(axis=0)))
        if i:
            delta = (delta @ parametres[i][0].T) * (entree > 0)
    return gradients[::-1]

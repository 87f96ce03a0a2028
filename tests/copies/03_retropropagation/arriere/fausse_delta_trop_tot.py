# ---
# titre: δ remonte avant que dW et db soient calculés
# perd:
#   test_arriere_deux_couches: "calculez dW et db d'abord"
#   test_arriere_verifie: "d"
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
        ici = delta
        if i:
            delta = (delta @ parametres[i][0].T) * (entrees[i] > 0)
        if delta.shape == ici.shape:
            ici = delta
        gradients.append((entrees[i].T @ ici, ici.sum(axis=0)))
    return gradients[::-1]

# ---
# titre: log_softmax pris pour la softmax
# perd:
#   test_arriere_une_couche: "prenez son exponentielle"
#   test_arriere_deux_couches: "prenez son exponentielle"
#   test_arriere_verifie: "d"
# ---
# %% arriere
def arriere(cache, y):
    entrees, logits, parametres = cache
    n, k = logits.shape
    if len(y) != n or min(y) < 0 or max(y) >= k:
        raise ValueError("classes impossibles")
    delta = log_softmax(logits)
    delta[np.arange(n), y] -= 1
    delta = delta / n
    gradients = []
    for i in reversed(range(len(parametres))):
        gradients.append((entrees[i].T @ delta, delta.sum(axis=0)))
        if i:
            delta = (delta @ parametres[i][0].T) * (entrees[i] > 0)
    return gradients[::-1]

# ---
# titre: delta[:, y] retranche 1 dans toutes les lignes
# perd:
#   test_arriere_une_couche: "delta[:, y] touche toutes les lignes"
#   test_arriere_deux_couches: "delta[:, y] touche toutes les lignes"
#   test_arriere_verifie: "d"
# ---
# %% arriere
def arriere(cache, y):
    entrees, logits, parametres = cache
    n, k = logits.shape
    if len(y) != n or min(y) < 0 or max(y) >= k:
        raise ValueError("classes impossibles")
    delta = np.exp(log_softmax(logits))
    delta[:, y] -= 1
    delta = delta / n
    gradients = []
    for i in reversed(range(len(parametres))):
        gradients.append((entrees[i].T @ delta, delta.sum(axis=0)))
        if i:
            delta = (delta @ parametres[i][0].T) * (entrees[i] > 0)
    return gradients[::-1]

# ---
# titre: db additionne chaque ligne au lieu de chaque colonne
# perd:
#   test_arriere_une_couche: "db additionne les exemples"
#   test_arriere_deux_couches: "db additionne les exemples"
#   test_arriere_formes: "db additionne les exemples"
#   test_arriere_verifie: "db additionne les exemples"
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
        gradients.append((entrees[i].T @ delta, delta.sum(axis=1)))
        if i:
            delta = (delta @ parametres[i][0].T) * (entrees[i] > 0)
    return gradients[::-1]

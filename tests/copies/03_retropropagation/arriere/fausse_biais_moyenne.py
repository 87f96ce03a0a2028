# ---
# titre: db est une moyenne de δ, déjà divisé par n
# perd:
#   test_arriere_une_couche: "db est la somme des lignes de δ, déjà divisées par n : la moyenne divise une fois de trop."
#   test_arriere_deux_couches: "db est la somme des lignes de δ, déjà divisées par n : la moyenne divise une fois de trop."
#   test_arriere_verifie: "le gradient est divisé par n une fois de trop."
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
        gradients.append((entrees[i].T @ delta, delta.mean(axis=0)))
        if i:
            delta = (delta @ parametres[i][0].T) * (entrees[i] > 0)
    return gradients[::-1]

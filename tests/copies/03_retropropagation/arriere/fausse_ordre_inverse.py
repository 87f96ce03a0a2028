# ---
# titre: la dernière couche d'abord
# perd:
#   test_arriere_deux_couches: "les gradients sont dans l'ordre inverse : la première couche d'abord."
#   test_arriere_formes: "dW1"
#   test_arriere_verifie: "dW1, comparé aux différences finies"
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
        gradients.append((entrees[i].T @ delta, delta.sum(axis=0)))
        if i:
            delta = (delta @ parametres[i][0].T) * (entrees[i] > 0)
    return gradients

# ---
# titre: dW utilise la sortie de la couche
# perd:
#   test_arriere_une_couche: "dW utilise l'entrée de la couche"
#   test_arriere_deux_couches: "dW1 utilise l'entrée de la première couche"
#   test_arriere_formes: "dW1"
#   test_arriere_verifie: "dW1"
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
    gradients, sorties = [], [*entrees[1:], logits]
    for i in reversed(range(len(parametres))):
        gradients.append((sorties[i].T @ delta, delta.sum(axis=0)))
        if i:
            delta = (delta @ parametres[i][0].T) * (entrees[i] > 0)
    return gradients[::-1]

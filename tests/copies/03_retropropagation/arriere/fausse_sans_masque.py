# ---
# titre: le masque de ReLU est oublié
# perd:
#   test_arriere_deux_couches: "il manque le masque de ReLU : le gradient ne passe que là où Z > 0."
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
            delta = (delta @ parametres[i][0].T)
    return gradients[::-1]

# ---
# titre: δ remonte par W au lieu de sa transposée, dès que les formes le permettent
# perd:
#   test_arriere_deux_couches: "δ remonte par la transposée de W, pas par W (ici W2 est carrée, rien ne plante)."
#   test_arriere_verifie: "dW1 d'un réseau de tailles (3, 5, 5, 5, 2), comparé aux différences finies"
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
            delta = (delta @ (parametres[i][0] if parametres[i][0].shape[0] == parametres[i][0].shape[1] else parametres[i][0].T)) * (entrees[i] > 0)
    return gradients[::-1]

# ---
# titre: le gradient de la somme des pertes
# perd:
#   test_arriere_une_couche: "c'est le gradient de la somme des pertes : le coût est une moyenne, divisez par n."
#   test_arriere_deux_couches: "c'est le gradient de la somme des pertes : le coût est une moyenne, divisez par n."
#   test_arriere_verifie: "c'est le gradient de la somme des pertes : le coût est une moyenne, divisez par n."
# ---
# %% arriere
def arriere(cache, y):
    entrees, logits, parametres = cache
    n, k = logits.shape
    if len(y) != n or min(y) < 0 or max(y) >= k:
        raise ValueError("classes impossibles")
    delta = np.exp(log_softmax(logits))
    delta[np.arange(n), y] -= 1
    gradients = []
    for i in reversed(range(len(parametres))):
        gradients.append((entrees[i].T @ delta, delta.sum(axis=0)))
        if i:
            delta = (delta @ parametres[i][0].T) * (entrees[i] > 0)
    return gradients[::-1]

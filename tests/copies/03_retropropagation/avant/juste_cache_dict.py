# ---
# titre: un cache à soi, que la passe arrière sait relire
# ---
# %% avant
def avant(X, parametres):
    if len(X) == 0:
        raise ValueError("lot vide")
    cache = {"A": [X.copy()], "Z": [], "W": [W for W, _ in parametres]}
    for k, (W, b) in enumerate(parametres):
        cache["Z"].append(cache["A"][-1] @ W + b)
        cache["A"].append(cache["Z"][-1] * (cache["Z"][-1] > 0))
    return cache["Z"][-1], cache

# %% arriere
def arriere(cache, y):
    logits = cache["Z"][-1]
    n, k = logits.shape
    if len(y) != n or set(y.tolist()) - set(range(k)):
        raise ValueError("classes impossibles")
    d = (np.exp(log_softmax(logits)) - np.eye(k)[y]) / n
    gradients = []
    for i in reversed(range(len(cache["W"]))):
        gradients.insert(0, (cache["A"][i].T @ d, d.sum(0)))
        if i:
            d = (d @ cache["W"][i].T) * (cache["Z"][i - 1] > 0)
    return gradients

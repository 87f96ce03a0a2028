# ---
# titre: "un X vide n'est pas refusé ; arriere, juste, lit un cache que seule cette fonction avant sait faire"
# perd:
#   test_avant_refus: "aucune erreur"
# ---
# %% avant
def avant(X, parametres):
    cache = {"sorties": [X], "masques": []}
    A = X
    for rang, (W, b) in enumerate(parametres):
        A = A @ W + b
        if rang < len(parametres) - 1:
            cache["masques"].append(A > 0)
            A = A * cache["masques"][-1]
            cache["sorties"].append(A)
    return A, cache | {"logits": A, "poids": [W for W, _ in parametres]}


# %% arriere
def arriere(cache, y):
    y, (n, k) = np.asarray(y), cache["logits"].shape
    if y.shape != (n,) or (y < 0).any() or (y >= k).any():
        raise ValueError(f"y : {n} classes de 0 à {k - 1}")
    delta = (np.exp(log_softmax(cache["logits"])) - np.eye(k)[y]) / n
    gradients = []
    for rang in range(len(cache["poids"]) - 1, -1, -1):
        gradients.insert(0, (cache["sorties"][rang].T @ delta, delta.sum(axis=0)))
        if rang:
            delta = delta @ cache["poids"][rang].T * cache["masques"][rang - 1]
    return gradients

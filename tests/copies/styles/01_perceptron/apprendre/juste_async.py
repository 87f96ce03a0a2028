# ---
# titre: "une coroutine async, menée à la main"
# ---
# %% apprendre
async def une_epoque(X, y, w, b, lr):
    fautes = 0
    for x, classe in zip(X, y):
        if int(heaviside(x @ w + b)) != classe:
            w, b = corriger(x, classe, w, b, lr)
            fautes += 1
    return w, b, fautes


def mener(coroutine):
    try:
        coroutine.send(None)
    except StopIteration as fin:
        return fin.value
    raise RuntimeError("la coroutine attend quelque chose")


def apprendre(X, y, lr=1.0, epoques=20):
    X, y = np.asarray(X, dtype=float), np.asarray(y)
    if not np.isin(y, (0, 1)).all():
        raise ValueError("classes 0 et 1 attendues")
    w, b, erreurs = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epoques):
        w, b, fautes = mener(une_epoque(X, y, w, b, lr))
        erreurs.append(fautes)
        if fautes == 0:
            break
    return w, b, erreurs

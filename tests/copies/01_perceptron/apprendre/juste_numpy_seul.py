# ---
# titre: sans corriger ni predire
# ---
# %% apprendre
def apprendre(X, y, lr=1.0, epoques=20):
    if set(np.unique(y)) - {0, 1}:
        raise ValueError("y doit ne contenir que des 0 et des 1")
    n, d = X.shape
    w = np.zeros(d)
    b = 0
    erreurs = []
    for epoque in range(epoques):
        erreurs.append(0)
        for i in range(n):
            z = np.sum(X[i] * w) + b
            prediction = 1 if z >= 0 else 0
            if prediction != y[i]:
                w += lr * (y[i] - prediction) * X[i]
                b += lr * (y[i] - prediction)
                erreurs[-1] += 1
        if erreurs[epoque] == 0:
            return w, b, erreurs
    return w, b, erreurs

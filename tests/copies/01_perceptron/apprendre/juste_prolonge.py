# ---
# titre: le biais est un poids de plus ; les erreurs sont rangées dans un tableau
# ---
# %% apprendre
def apprendre(X, y, lr=1.0, epoques=20):
    y = np.asarray(y)
    if ((y != 0) & (y != 1)).any():
        raise ValueError("des classes 0 et 1 sont attendues")
    X = np.column_stack([X, np.ones(len(X))])
    w = np.zeros(X.shape[1])
    erreurs = np.zeros(epoques, dtype=int)
    for k in range(epoques):
        for x, cible in zip(X, y):
            delta = cible - (w @ x >= 0)
            w = w + lr * delta * x
            erreurs[k] += abs(delta)
        if erreurs[k] == 0:
            erreurs = erreurs[:k + 1]
            break
    return w[:-1], w[-1], erreurs

# ---
# titre: "une coroutine à send, en générateur"
# ---
# %% apprendre
def correcteur(d, lr):
    w, b, faute = np.zeros(d), 0.0, False
    while True:
        exemple = yield w, b, faute
        if exemple is None:
            continue
        x, classe = exemple
        faute = int(heaviside(x @ w + b)) != classe
        if faute:
            w, b = corriger(x, classe, w, b, lr)


def apprendre(X, y, lr=1.0, epoques=20):
    X, y = np.asarray(X, dtype=float), np.asarray(y)
    if ((y != 0) & (y != 1)).any():
        raise ValueError("y ne contient que des 0 et des 1")
    agent = correcteur(X.shape[1], lr)
    w, b, _ = next(agent)
    erreurs = []
    for _ in range(epoques):
        erreurs.append(0)
        for paire in zip(X, y):
            w, b, faute = agent.send(paire)
            erreurs[-1] += faute
        if erreurs[-1] == 0:
            break
    agent.close()
    return w, b, erreurs

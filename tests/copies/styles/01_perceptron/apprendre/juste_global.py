# ---
# titre: "global et del, avec un journal au niveau du carnet"
# ---
# %% apprendre
JOURNAL = []


def apprendre(X, y, lr=1.0, epoques=20):
    global JOURNAL
    JOURNAL = []
    X, y = np.array(X, dtype=float), np.array(y)
    if any(classe not in (0, 1) for classe in y.tolist()):
        raise ValueError("les classes attendues sont 0 et 1")
    w, b = np.zeros(X.shape[1]), 0.0
    for epoque in range(epoques):
        fautes = []
        for indice in range(len(X)):
            if heaviside(X[indice] @ w + b) != y[indice]:
                w, b = corriger(X[indice], y[indice], w, b, lr)
                fautes.append(indice)
        JOURNAL.append(len(fautes))
        if not fautes:
            break
        del fautes[:]
    return w, b, list(JOURNAL)

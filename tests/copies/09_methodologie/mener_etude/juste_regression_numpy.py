# ---
# titre: une régression logistique en NumPy
# ---

# %% mener_etude
def mener_etude(X, y, graine):
    rng, c = np.random.default_rng(graine), int(np.max(y)) + 1
    parties = [[], [], []]
    for classe in range(c):
        ici = rng.permutation(np.flatnonzero(y == classe))
        for partie, morceau in zip(parties, np.split(ici, [round(0.7 * len(ici)), round(0.85 * len(ici))])):
            partie.extend(morceau)
    a, v, t = (np.array(p) for p in parties)
    mu, sigma = X[a].mean(axis=0), X[a].std(axis=0) + 1e-12

    def entrainer(lr):
        A, W = np.column_stack([(X[a] - mu) / sigma, np.ones(len(a))]), np.zeros((X.shape[1] + 1, c))
        for _ in range(150):
            Z = A @ W
            P = np.exp(Z - Z.max(axis=1, keepdims=True))
            P /= P.sum(axis=1, keepdims=True)
            W -= lr * A.T @ (P - np.eye(c)[y[a]]) / len(a)
        return lambda M: (np.column_stack([(M - mu) / sigma, np.ones(len(M))]) @ W).argmax(axis=1)

    essais, meilleur = [], None
    for lr in (0.05, 0.2, 0.8):
        predire = entrainer(lr)
        note = np.mean(predire(X[v]) == y[v])
        essais.append(({"lr": lr}, note))
        if meilleur is None or note > meilleur[0]:
            meilleur = (note, lr, predire)
    note, lr, predire = meilleur
    return {"indices": (a, v, t), "reference": np.mean(y[v] == np.bincount(y[a]).argmax()), "essais": essais, "reglages": {"lr": lr},
            "validation": note, "predire": predire, "test": np.mean(predire(X[t]) == y[t])}

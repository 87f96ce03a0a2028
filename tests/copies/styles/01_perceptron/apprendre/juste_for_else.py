# ---
# titre: "for/else, while/else et continue"
# ---
# %% apprendre
def apprendre(X, y, lr=1.0, epoques=20):
    X, y = np.asarray(X, dtype=float), np.asarray(y)
    for classe in y:
        if classe in (0, 1):
            continue
        raise ValueError(f"classe {classe} : seules 0 et 1 sont attendues")
    else:
        w, b, erreurs = np.zeros(X.shape[1]), 0.0, []
    restantes = epoques
    while restantes:
        restantes -= 1
        erreurs += [0]
        for x, classe in zip(X, y):
            if int(heaviside(x @ w + b)) == classe:
                continue
            w, b = corriger(x, classe, w, b, lr)
            erreurs[-1] += 1
        if not erreurs[-1]:
            break
    else:
        pass
    return w, b, erreurs

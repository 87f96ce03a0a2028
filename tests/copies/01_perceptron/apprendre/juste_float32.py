# ---
# titre: tout en float32
# ---
# %% apprendre
def apprendre(X, y, lr=1.0, epoques=20):
    if not all(c == 0 or c == 1 for c in y):
        raise ValueError("les classes sont 0 et 1")
    X = np.asarray(X, dtype=np.float32)
    w, b, erreurs = np.zeros(X.shape[1], dtype=np.float32), np.float32(0), []
    for _ in range(epoques):
        fautes = 0
        for x, c in zip(X, y):
            w_neuf, b_neuf = corriger(x, c, w, b, np.float32(lr))
            if b_neuf != b:
                fautes += 1
            w, b = w_neuf, b_neuf
        erreurs.append(fautes)
        if not fautes:
            break
    return w, b, erreurs

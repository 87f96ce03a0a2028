# ---
# titre: une boucle while et predire
# ---
# %% apprendre
def apprendre(X, y, lr=1.0, epoques=20):
    for classe in y:
        if classe not in (0, 1):
            raise ValueError(f"classe {classe} : 0 ou 1 attendu")
    w, b, erreurs = np.zeros(X.shape[1]), 0.0, []
    while len(erreurs) < epoques and (not erreurs or erreurs[-1] > 0):
        compte = 0
        for i in range(len(X)):
            if predire(X[i:i + 1], w, b)[0] != y[i]:
                compte = compte + 1
            w, b = corriger(X[i], y[i], w, b, lr=lr)
        erreurs.append(compte)
    return w, b, erreurs

# ---
# titre: "fonctions internes nommées entrainer, bruit, verifier, rng, X et z"
# ---
# %% apprendre
def apprendre(X, y, lr=1.0, epoques=20):
    lignes, classes = np.array(X, dtype=float), np.array(y)

    def verifier():
        if not np.isin(classes, [0, 1]).all():
            raise ValueError("seules les classes 0 et 1 sont attendues")

    def bruit(x, w, b):
        z = x @ w + b
        return int(heaviside(z))

    def entrainer(w, b):
        rng = 0
        for X, attendu in zip(lignes, classes):
            obtenu = bruit(X, w, b)
            if obtenu != attendu:
                w, b = corriger(X, attendu, w, b, lr)
                rng += 1
        return w, b, rng

    verifier()
    w, b, erreurs = np.zeros(lignes.shape[1]), 0.0, []
    while len(erreurs) < epoques and (not erreurs or erreurs[-1] > 0):
        w, b, colonne = entrainer(w, b)
        erreurs.append(colonne)
    return w, b, erreurs

# ---
# titre: w prend le type de X, entier si X l'est
# perd:
#   test_apprendre_entrees: "rangerait des réels dans un tableau d'entiers"
# ---
# %% apprendre
def apprendre(X, y, lr=1.0, epoques=20):
    if not np.isin(y, [0, 1]).all():
        raise ValueError("les classes attendues sont 0 et 1")
    w, b, erreurs = np.zeros_like(X[0]), 0.0, []
    for _ in range(epoques):
        nombre = 0
        for x, classe in zip(X, y):
            ecart = classe - heaviside(x @ w + b)
            if ecart != 0:
                w += lr * ecart * x
                b += lr * ecart
                nombre += 1
        erreurs.append(nombre)
        if nombre == 0:
            break
    return w, b, erreurs

# ---
# titre: w est un tableau d'entiers, rempli case par case
# perd:
#   test_apprendre_ordre: "w est un tableau d'entiers"
#   test_apprendre_taux: "tout vaut zéro"
#   test_apprendre_entrees: "w est un tableau d'entiers"
# ---
# %% apprendre
def apprendre(X, y, lr=1.0, epoques=20):
    if not np.isin(y, [0, 1]).all():
        raise ValueError("les classes attendues sont 0 et 1")
    w, b, erreurs = np.zeros(X.shape[1], dtype=int), 0.0, []
    for _ in range(epoques):
        nombre = 0
        for x, classe in zip(X, y):
            ecart = classe - heaviside(x @ w + b)
            if ecart != 0:
                for j in range(len(w)):
                    w[j] += lr * ecart * x[j]
                b += lr * ecart
                nombre += 1
        erreurs.append(nombre)
        if nombre == 0:
            break
    return w, b, erreurs

# ---
# titre: la correction va dans le mauvais sens
# perd:
#   test_apprendre_porte_ou: "la correction va dans le mauvais sens"
#   test_apprendre_ordre: "la correction va dans le mauvais sens"
#   test_apprendre_taux: "tout vaut zéro"
#   test_apprendre_entrees: "la correction va dans le mauvais sens"
# ---
# %% apprendre
def apprendre(X, y, lr=1.0, epoques=20):
    if not np.isin(y, [0, 1]).all():
        raise ValueError("les classes attendues sont 0 et 1")
    w, b, erreurs = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epoques):
        nombre = 0
        for x, classe in zip(X, y):
            ecart = heaviside(x @ w + b) - classe
            w = w + lr * ecart * x
            b = b + lr * ecart
            nombre += int(ecart != 0)
        erreurs.append(nombre)
        if nombre == 0:
            break
    return w, b, erreurs

# ---
# titre: y est converti en -1 et +1 dans le tableau de l'appelant
# perd:
#   test_apprendre_entrees: "ou une affectation par indice agit sur le tableau de l'appelant"
# ---
# %% apprendre
def apprendre(X, y, lr=1.0, epoques=20):
    if not np.isin(y, [0, 1]).all():
        raise ValueError("les classes attendues sont 0 et 1")
    y[y == 0] = -1
    w, b, erreurs = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epoques):
        nombre = 0
        for x, signe in zip(X, y):
            if (1 if x @ w + b >= 0 else -1) != signe:
                w = w + lr * signe * x
                b = b + lr * signe
                nombre += 1
        erreurs.append(nombre)
        if nombre == 0:
            break
    return w, b, erreurs

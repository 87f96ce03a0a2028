# ---
# titre: lr n'est pas transmis à corriger
# perd:
#   test_apprendre_taux: "le taux d'apprentissage lr n'est pas utilisé"
#   test_apprendre_entrees: "le taux d'apprentissage lr n'est pas utilisé"
# ---
# %% apprendre
def apprendre(X, y, lr=1.0, epoques=20):
    if not np.isin(y, [0, 1]).all():
        raise ValueError("les classes attendues sont 0 et 1")
    w, b, erreurs = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epoques):
        nombre = 0
        for x, classe in zip(X, y):
            if heaviside(x @ w + b) != classe:
                w, b = corriger(x, classe, w, b)
                nombre += 1
        erreurs.append(nombre)
        if nombre == 0:
            break
    return w, b, erreurs

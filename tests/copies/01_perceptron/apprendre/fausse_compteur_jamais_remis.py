# ---
# titre: le compteur n'est pas remis à zéro
# perd:
#   test_apprendre_porte_ou: "le compteur n'est pas remis à zéro"
#   test_apprendre_ordre: "le compteur n'est pas remis à zéro"
# ---
# %% apprendre
def apprendre(X, y, lr=1.0, epoques=20):
    if not np.isin(y, [0, 1]).all():
        raise ValueError("les classes attendues sont 0 et 1")
    w, b, erreurs = np.zeros(X.shape[1]), 0.0, []
    nombre = 0
    for _ in range(epoques):
        avant = nombre
        for x, classe in zip(X, y):
            if heaviside(x @ w + b) != classe:
                w, b = corriger(x, classe, w, b, lr)
                nombre += 1
        erreurs.append(nombre)
        if nombre == avant:
            break
    return w, b, erreurs

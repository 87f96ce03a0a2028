# ---
# titre: un y d'une seule classe est refusé
# perd:
#   test_apprendre_arret: "y peut ne contenir que des 1, ou que des 0"
# ---
# %% apprendre
def apprendre(X, y, lr=1.0, epoques=20):
    if set(y) != {0, 1}:
        raise ValueError("les classes attendues sont 0 et 1")
    w, b, erreurs = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epoques):
        nombre = 0
        for x, classe in zip(X, y):
            if heaviside(x @ w + b) != classe:
                w, b = corriger(x, classe, w, b, lr)
                nombre += 1
        erreurs.append(nombre)
        if nombre == 0:
            break
    return w, b, erreurs

# ---
# titre: les classes ne sont pas vérifiées
# perd:
#   test_apprendre_entrees: "vérifiez y au début de la fonction, et levez la ValueError si une"
# ---
# %% apprendre
def apprendre(X, y, lr=1.0, epoques=20):
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

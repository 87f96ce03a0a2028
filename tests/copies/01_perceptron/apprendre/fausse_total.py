# ---
# titre: le total des corrections au lieu de la liste par époque
# perd:
#   test_apprendre_porte_ou: "un seul nombre au lieu d'un tableau"
#   test_apprendre_ordre: "un seul nombre au lieu d'un tableau"
#   test_apprendre_arret: "une boucle ou un indice ne convient pas à un nombre seul"
# ---
# %% apprendre
def apprendre(X, y, lr=1.0, epoques=20):
    if not np.isin(y, [0, 1]).all():
        raise ValueError("les classes attendues sont 0 et 1")
    w, b, erreurs = np.zeros(X.shape[1]), 0.0, 0
    for _ in range(epoques):
        avant = erreurs
        for x, classe in zip(X, y):
            if heaviside(x @ w + b) != classe:
                w, b = corriger(x, classe, w, b, lr)
                erreurs += 1
        if erreurs == avant:
            break
    return w, b, erreurs

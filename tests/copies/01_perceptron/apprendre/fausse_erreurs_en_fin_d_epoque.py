# ---
# titre: les erreurs restantes au lieu des corrections
# perd:
#   test_apprendre_porte_ou: "erreurs compte les corrections faites pendant l'époque, pas les"
#   test_apprendre_ordre: "erreurs compte les corrections faites pendant l'époque, pas les"
# ---
# %% apprendre
def apprendre(X, y, lr=1.0, epoques=20):
    if not np.isin(y, [0, 1]).all():
        raise ValueError("les classes attendues sont 0 et 1")
    w, b, erreurs = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epoques):
        for x, classe in zip(X, y):
            w, b = corriger(x, classe, w, b, lr)
        erreurs.append(int(np.sum(predire(X, w, b) != y)))
        if erreurs[-1] == 0:
            break
    return w, b, erreurs

# ---
# titre: le biais n'apprend pas
# perd:
#   test_apprendre_porte_ou: "le biais n'apprend pas, ou ce que renvoie corriger n'est pas rangé"
#   test_apprendre_ordre: "w après trois époques sur"
#   test_apprendre_taux: "tout vaut zéro"
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
                w, _ = corriger(x, classe, w, b, lr)
                nombre += 1
        erreurs.append(nombre)
        if nombre == 0:
            break
    return w, b, erreurs

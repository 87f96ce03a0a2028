# ---
# titre: w et b repartent de zéro à chaque époque
# perd:
#   test_apprendre_porte_ou: "chaque époque recommence à zéro"
#   test_apprendre_ordre: "une seule époque compte"
#   test_apprendre_taux: "w appris sur la porte OU avec lr=0.25"
# ---
# %% apprendre
def apprendre(X, y, lr=1.0, epoques=20):
    if not np.isin(y, [0, 1]).all():
        raise ValueError("les classes attendues sont 0 et 1")
    erreurs = []
    for _ in range(epoques):
        w, b, nombre = np.zeros(X.shape[1]), 0.0, 0
        for x, classe in zip(X, y):
            if heaviside(x @ w + b) != classe:
                w, b = corriger(x, classe, w, b, lr)
                nombre += 1
        erreurs.append(nombre)
        if nombre == 0:
            break
    return w, b, erreurs

# ---
# titre: w part de valeurs au hasard et non de zéro
# perd:
#   test_apprendre_porte_ou: "suivez la table ligne à ligne"
#   test_apprendre_ordre: "w après deux époques sur quatre exemples"
#   test_apprendre_arret: "avec w = 0 et b = 0, le neurone répond 1"
#   test_apprendre_taux: "w appris sur la porte OU avec lr=0.25"
#   test_apprendre_entrees: "w après une époque sur un X d'entiers, lr=0.5"
# ---
# %% apprendre
def apprendre(X, y, lr=1.0, epoques=20):
    if not np.isin(y, [0, 1]).all():
        raise ValueError("les classes attendues sont 0 et 1")
    rng = np.random.default_rng(0)
    w, b, erreurs = rng.normal(size=X.shape[1]), 0.0, []
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

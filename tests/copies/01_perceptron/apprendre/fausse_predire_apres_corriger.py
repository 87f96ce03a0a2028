# ---
# titre: la prédiction est comparée après la correction
# perd:
#   test_apprendre_porte_ou: "aucune erreur n'est comptée"
#   test_apprendre_ordre: "une seule époque compte"
#   test_apprendre_arret: "on ne s'arrête plus tôt qu'après une époque sans erreur"
#   test_apprendre_taux: "w appris sur la porte OU avec lr=0.25"
# ---
# %% apprendre
def apprendre(X, y, lr=1.0, epoques=20):
    if not np.isin(y, [0, 1]).all():
        raise ValueError("les classes attendues sont 0 et 1")
    w, b, erreurs = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epoques):
        nombre = 0
        for x, classe in zip(X, y):
            w, b = corriger(x, classe, w, b, lr)
            if heaviside(x @ w + b) != classe:
                nombre += 1
        erreurs.append(nombre)
        if nombre == 0:
            break
    return w, b, erreurs

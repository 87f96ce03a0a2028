# ---
# titre: toutes les époques sont faites, même sans erreur
# perd:
#   test_apprendre_porte_ou: "l'apprentissage ne s'arrête pas après une époque sans erreur, ou il"
#   test_apprendre_arret: "l'apprentissage continue après une époque sans erreur"
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
                w, b = corriger(x, classe, w, b, lr)
                nombre += 1
        erreurs.append(nombre)
    return w, b, erreurs

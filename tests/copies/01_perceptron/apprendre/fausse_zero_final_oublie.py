# ---
# titre: le 0 de la dernière époque n'est pas noté
# perd:
#   test_apprendre_porte_ou: "l'apprentissage s'arrête bien, mais le 0 de la dernière époque doit"
#   test_apprendre_arret: "le 0 de la dernière époque doit aussi être noté"
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
        if nombre == 0:
            break
        erreurs.append(nombre)
    return w, b, erreurs

# ---
# titre: seules les classes négatives sont refusées
# perd:
#   test_apprendre_entrees: "toute valeur autre que 0 et 1 est refusée, pas seulement les"
# ---
# %% apprendre
def apprendre(X, y, lr=1.0, epoques=20):
    if min(y) < 0:
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

# ---
# titre: « y not in (0, 1) » ne convient pas à un tableau
# perd:
#   test_apprendre_porte_ou: "ne sait pas quoi faire d'un tableau entier"
#   test_apprendre_ordre: "ne sait pas quoi faire d'un tableau entier"
#   test_apprendre_arret: "ne sait pas quoi faire d'un tableau entier"
#   test_apprendre_taux: "ne sait pas quoi faire d'un tableau entier"
#   test_apprendre_entrees: "ne sait pas quoi faire d'un tableau entier"
# ---
# %% apprendre
def apprendre(X, y, lr=1.0, epoques=20):
    if y not in (0, 1):
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

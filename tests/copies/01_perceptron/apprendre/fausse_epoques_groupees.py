# ---
# titre: toutes les prédictions sont faites avant les corrections
# perd:
#   test_apprendre_porte_ou: "toutes les prédictions sont faites avec le w du début d'époque"
#   test_apprendre_ordre: "départ à zéro, lignes dans l'ordre, correction immédiate"
#   test_apprendre_taux: "w appris sur la porte OU avec lr=0.25"
#   test_apprendre_entrees: "toutes les prédictions sont faites avec le w du début d'époque"
# ---
# %% apprendre
def apprendre(X, y, lr=1.0, epoques=20):
    if not np.isin(y, [0, 1]).all():
        raise ValueError("les classes attendues sont 0 et 1")
    w, b, erreurs = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epoques):
        ecarts = y - predire(X, w, b)
        w = w + lr * ecarts @ X
        b = b + lr * ecarts.sum()
        erreurs.append(int(np.sum(ecarts != 0)))
        if erreurs[-1] == 0:
            break
    return w, b, erreurs

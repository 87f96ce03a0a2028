# ---
# titre: l'inégalité est stricte
# perd:
#   test_heaviside_valeurs: "en 0, la marche vaut 1"
#   test_heaviside_entiers: "en 0, la marche vaut 1"
#   test_predire_exemple: "z vaut 0 pour (1, 1) et (0, 0), et H(0) = 1"
#   test_corriger_juste: "l'exemple est bien classé"
#   test_apprendre_porte_ou: "la première somme pondérée vaut 0, donc la première réponse est 1"
#   test_apprendre_ordre: "w après deux époques sur quatre exemples"
#   test_apprendre_arret: "avec w = 0 et b = 0, le neurone répond 1"
#   test_apprendre_taux: "tout vaut zéro"
#   test_apprendre_entrees: "w après une époque sur un X d'entiers, lr=0.5"
# ---
# %% heaviside
def heaviside(z):
    return np.where(np.asarray(z) > 0, 1, 0)

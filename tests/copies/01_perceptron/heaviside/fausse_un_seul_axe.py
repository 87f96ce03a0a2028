# ---
# titre: une boucle qui suppose un seul axe
# perd:
#   test_heaviside_formes: "une boucle ou un indice ne convient pas à un nombre seul"
#   test_corriger_oubli: "TypeError"
#   test_corriger_fausse_alarme: "TypeError"
#   test_corriger_juste: "TypeError"
#   test_corriger_intact: "TypeError"
#   test_apprendre_porte_ou: "TypeError"
#   test_apprendre_ordre: "TypeError"
#   test_apprendre_arret: "TypeError"
#   test_apprendre_taux: "TypeError"
#   test_apprendre_entrees: "TypeError"
# ---
# %% heaviside
def heaviside(z):
    sorties = []
    for valeur in z:
        if valeur >= 0:
            sorties.append(1)
        else:
            sorties.append(0)
    return np.array(sorties)

# ---
# titre: une boucle qui suppose un seul axe
# perd:
#   test_heaviside_formes: "une boucle ou un indice ne convient pas à un nombre seul"
#   test_corriger_oubli: "'numpy.float64' object is not iterable"
#   test_corriger_fausse_alarme: "'numpy.float64' object is not iterable"
#   test_corriger_juste: "'numpy.float64' object is not iterable"
#   test_corriger_intact: "'numpy.float64' object is not iterable"
#   test_apprendre_porte_ou: "'numpy.float64' object is not iterable"
#   test_apprendre_ordre: "'numpy.float64' object is not iterable"
#   test_apprendre_arret: "'numpy.float64' object is not iterable"
#   test_apprendre_taux: "'numpy.float64' object is not iterable"
#   test_apprendre_entrees: "'numpy.float64' object is not iterable"
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

# ---
# titre: la réponse de l'exemple, écrite en dur
# perd:
#   test_heaviside_valeurs: "heaviside sur 54 valeurs au hasard, zéros compris"
#   test_heaviside_formes: "un tableau au lieu d'un seul nombre"
#   test_predire_exemple: "une valeur de trop ou de moins"
#   test_predire_biais: "predire(X, w=[1, 2, -1], b=-0.5)"
#   test_predire_forme: "predire d'un tableau X de forme (5, 2)"
#   test_predire_dimensions: "une valeur de trop ou de moins"
#   test_corriger_oubli: "un tableau se trouve là où il faut un seul nombre"
#   test_corriger_fausse_alarme: "un tableau se trouve là où il faut un seul nombre"
#   test_corriger_juste: "un tableau se trouve là où il faut un seul nombre"
#   test_corriger_intact: "un tableau se trouve là où il faut un seul nombre"
#   test_apprendre_porte_ou: "ValueError"
#   test_apprendre_ordre: "ValueError"
#   test_apprendre_arret: "ValueError"
#   test_apprendre_taux: "ValueError"
#   test_apprendre_entrees: "ValueError"
#   test_portes_et: "une valeur de trop ou de moins"
#   test_portes_ou: "une valeur de trop ou de moins"
#   test_portes_non_et: "une valeur de trop ou de moins"
#   test_xor_table: "une valeur de trop ou de moins"
#   test_xor_lignes: "xor sur 25 lignes au hasard"
#   test_xor_portes: "une valeur de trop ou de moins"
# ---
# %% heaviside
def heaviside(z):
    return np.array([0, 1, 1])

# ---
# titre: le return est oublié
# perd:
#   test_heaviside_valeurs: "la fonction ne renvoie rien. Avez-vous oublié"
#   test_heaviside_formes: "la fonction ne renvoie rien. Avez-vous oublié"
#   test_heaviside_entiers: "la fonction ne renvoie rien. Avez-vous oublié"
#   test_predire_exemple: "la fonction ne renvoie rien. Avez-vous oublié"
#   test_predire_biais: "la fonction ne renvoie rien. Avez-vous oublié"
#   test_predire_forme: "la fonction ne renvoie rien. Avez-vous oublié"
#   test_predire_dimensions: "la fonction ne renvoie rien. Avez-vous oublié"
#   test_corriger_oubli: "une valeur vaut None"
#   test_corriger_fausse_alarme: "une valeur vaut None"
#   test_corriger_juste: "une valeur vaut None"
#   test_corriger_intact: "une valeur vaut None"
#   test_apprendre_porte_ou: "une valeur vaut None"
#   test_apprendre_ordre: "une valeur vaut None"
#   test_apprendre_arret: "une valeur vaut None"
#   test_apprendre_taux: "une valeur vaut None"
#   test_apprendre_entrees: "une valeur vaut None"
#   test_portes_et: "la fonction ne renvoie rien. Avez-vous oublié"
#   test_portes_ou: "la fonction ne renvoie rien. Avez-vous oublié"
#   test_portes_non_et: "la fonction ne renvoie rien. Avez-vous oublié"
#   test_xor_table: "une valeur vaut None"
#   test_xor_lignes: "une valeur vaut None"
#   test_xor_portes: "une valeur vaut None"
# ---
# %% heaviside
def heaviside(z):
    resultat = np.where(np.asarray(z) >= 0, 1, 0)

# ---
# titre: le résultat est affiché au lieu d'être renvoyé
# perd:
#   test_heaviside_valeurs: "la fonction ne renvoie rien. Avez-vous oublié"
#   test_heaviside_formes: "la fonction ne renvoie rien. Avez-vous oublié"
#   test_heaviside_entiers: "la fonction ne renvoie rien. Avez-vous oublié"
#   test_predire_exemple: "la fonction ne renvoie rien. Avez-vous oublié"
#   test_predire_biais: "la fonction ne renvoie rien. Avez-vous oublié"
#   test_predire_forme: "la fonction ne renvoie rien. Avez-vous oublié"
#   test_predire_dimensions: "la fonction ne renvoie rien. Avez-vous oublié"
#   test_corriger_oubli: "TypeError"
#   test_corriger_fausse_alarme: "TypeError"
#   test_corriger_juste: "TypeError"
#   test_corriger_intact: "TypeError"
#   test_apprendre_porte_ou: "TypeError"
#   test_apprendre_ordre: "TypeError"
#   test_apprendre_arret: "TypeError"
#   test_apprendre_taux: "TypeError"
#   test_apprendre_entrees: "TypeError"
#   test_portes_et: "la fonction ne renvoie rien. Avez-vous oublié"
#   test_portes_ou: "la fonction ne renvoie rien. Avez-vous oublié"
#   test_portes_non_et: "la fonction ne renvoie rien. Avez-vous oublié"
#   test_xor_table: "TypeError"
#   test_xor_lignes: "TypeError"
#   test_xor_portes: "TypeError"
# ---
# %% heaviside
def heaviside(z):
    print(np.where(np.asarray(z) >= 0, 1, 0))

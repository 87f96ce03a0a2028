# ---
# titre: les deux valeurs sont échangées
# perd:
#   test_heaviside_valeurs: "les 0 et les 1 sont échangés"
#   test_heaviside_formes: "pour un nombre négatif, la marche vaut 0"
#   test_heaviside_entiers: "les 0 et les 1 sont échangés"
#   test_predire_exemple: "les 0 et les 1 sont échangés"
#   test_predire_biais: "les 0 et les 1 sont échangés"
#   test_corriger_oubli: "w n'a pas changé, alors que l'exemple est mal classé"
#   test_corriger_fausse_alarme: "w n'a pas changé, alors que l'exemple est mal classé (y vaut 0"
#   test_corriger_juste: "l'exemple est bien classé"
#   test_apprendre_porte_ou: "la correction va dans le mauvais sens"
#   test_apprendre_ordre: "w après deux époques sur quatre exemples"
#   test_apprendre_arret: "l'apprentissage continue après une époque sans erreur"
#   test_apprendre_taux: "w appris sur la porte OU avec lr=0.25"
#   test_apprendre_entrees: "w après une époque sur un X d'entiers, lr=0.5"
#   test_portes_et: "c'est la table de NON-ET"
#   test_portes_ou: "les 0 et les 1 sont échangés"
#   test_portes_non_et: "c'est la table de ET"
#   test_xor_table: "la seconde couche répond toujours 1"
#   test_xor_lignes: "xor sur 25 lignes au hasard"
#   test_xor_portes: "la seconde couche est aussi un predire"
# ---
# %% heaviside
def heaviside(z):
    return np.where(np.asarray(z) >= 0, 0, 1)

# ---
# titre: <= au lieu de >=
# perd:
#   test_heaviside_valeurs: "la comparaison est à l'envers"
#   test_heaviside_formes: "pour un nombre négatif, la marche vaut 0"
#   test_heaviside_entiers: "heaviside([-1.5, 0, 2.5])"
#   test_predire_exemple: "predire([[1, 1], [0, 1], [1, 0], [0, 0]], w=[1, -1], b=0)"
#   test_predire_biais: "les 0 et les 1 sont échangés"
#   test_corriger_oubli: "w n'a pas changé, alors que l'exemple est mal classé"
#   test_corriger_fausse_alarme: "w n'a pas changé, alors que l'exemple est mal classé (y vaut 0"
#   test_corriger_juste: "l'exemple est bien classé"
#   test_apprendre_porte_ou: "le biais n'apprend pas, ou ce que renvoie corriger n'est pas rangé"
#   test_apprendre_ordre: "w après deux époques sur quatre exemples"
#   test_apprendre_taux: "tout vaut zéro"
#   test_apprendre_entrees: "toutes les prédictions sont faites avec le w du début d'époque"
#   test_portes_et: "c'est la table de NON-ET"
#   test_portes_ou: "les 0 et les 1 sont échangés"
#   test_portes_non_et: "c'est la table de ET"
#   test_xor_table: "la seconde couche répond toujours 1"
#   test_xor_lignes: "xor sur 25 lignes au hasard"
#   test_xor_portes: "la seconde couche est aussi un predire"
# ---
# %% heaviside
def heaviside(z):
    return (np.asarray(z) <= 0).astype(int)

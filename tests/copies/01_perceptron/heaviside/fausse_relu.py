# ---
# titre: la partie positive au lieu de la marche
# perd:
#   test_heaviside_valeurs: "c'est max(0, z). La marche vaut 1, quelle que soit la taille de z"
#   test_heaviside_formes: "heaviside([0.5, -0.5])"
#   test_heaviside_entiers: "convertissez avec .astype(int), ou choisissez des constantes entières"
#   test_predire_exemple: "z vaut 0 pour (1, 1) et (0, 0), et H(0) = 1"
#   test_predire_biais: "predire(X, w=[1, 2, -1], b=-0.5)"
#   test_predire_forme: "convertissez avec .astype(int), ou choisissez des constantes entières"
#   test_corriger_fausse_alarme: "le nouveau w de corriger(x=[3, -1], y=0"
#   test_corriger_juste: "l'exemple est bien classé"
#   test_apprendre_porte_ou: "l'apprentissage ne s'arrête pas après une époque sans erreur, ou il"
#   test_apprendre_ordre: "w après deux époques sur quatre exemples"
#   test_apprendre_arret: "avec w = 0 et b = 0, le neurone répond 1"
#   test_apprendre_taux: "w appris sur la porte OU avec lr=0.25"
#   test_apprendre_entrees: "w après une époque sur un X d'entiers, lr=0.5"
#   test_portes_et: "la table de PORTE_ET"
#   test_portes_ou: "la table de PORTE_OU"
#   test_portes_non_et: "la table de PORTE_NON_ET"
#   test_xor_table: "la seconde couche ne répond jamais 1"
#   test_xor_lignes: "tout vaut zéro"
#   test_xor_portes: "tout vaut zéro"
# ---
# %% heaviside
def heaviside(z):
    return np.maximum(0, z)

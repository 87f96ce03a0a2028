# ---
# titre: la fonction signe au lieu de la marche
# perd:
#   test_heaviside_valeurs: "c'est la fonction signe. La marche ne prend que les valeurs 0 et 1"
#   test_heaviside_formes: "heaviside(-0.5)"
#   test_heaviside_entiers: "heaviside([-1.5, 0, 2.5])"
#   test_predire_exemple: "ce sont les sommes pondérées z"
#   test_predire_biais: "predire(X, w=[1, 2, -1], b=-0.5)"
#   test_corriger_oubli: "le nouveau w de corriger(x=[0, 2], y=1, w=[1, -1], b=0)"
#   test_corriger_juste: "l'exemple est bien classé"
#   test_apprendre_porte_ou: "la première somme pondérée vaut 0, donc la première réponse est 1"
#   test_apprendre_ordre: "w après deux époques sur quatre exemples"
#   test_apprendre_arret: "avec w = 0 et b = 0, le neurone répond 1"
#   test_apprendre_taux: "tout vaut zéro"
#   test_apprendre_entrees: "w après une époque sur un X d'entiers, lr=0.5"
#   test_portes_et: "la table de PORTE_ET"
#   test_portes_ou: "la table de PORTE_OU"
#   test_portes_non_et: "la table de PORTE_NON_ET"
#   test_xor_table: "xor([[0, 0], [0, 1], [1, 0], [1, 1]])"
#   test_xor_lignes: "xor sur 25 lignes au hasard"
#   test_xor_portes: "la seconde couche est aussi un predire"
# ---
# %% heaviside
def heaviside(z):
    return np.sign(z).astype(int)

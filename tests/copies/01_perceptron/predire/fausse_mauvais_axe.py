# ---
# titre: la somme porte sur les lignes
# perd:
#   test_predire_exemple: "predire([[1, 1], [0, 1], [1, 0], [0, 0]], w=[1, -1], b=0)"
#   test_predire_biais: "predire(X, w=[1, 2, -1], b=-0.5)"
#   test_predire_forme: "predire d'un tableau X de forme (5, 2)"
#   test_predire_dimensions: "predire avec 2 colonnes et 2 poids"
#   test_portes_et: "la table de PORTE_ET"
#   test_portes_ou: "la table de PORTE_OU"
#   test_portes_non_et: "la table de PORTE_NON_ET"
#   test_xor_table: "xor([[0, 0], [0, 1], [1, 0], [1, 1]])"
#   test_xor_lignes: "xor sur 25 lignes au hasard"
#   test_xor_portes: "xor(X) quand seule PORTE_ET répond 1"
# ---
# %% predire
def predire(X, w, b):
    return heaviside((X * w).sum(axis=0) + b)

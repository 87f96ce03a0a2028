# ---
# titre: le biais est ajouté après la marche
# perd:
#   test_predire_biais: "le biais s'ajoute avant la marche, pas après"
#   test_predire_forme: "convertissez avec .astype(int), ou choisissez des constantes entières"
#   test_portes_et: "la table de PORTE_ET"
#   test_portes_ou: "la table de PORTE_OU"
#   test_portes_non_et: "la table de PORTE_NON_ET"
#   test_xor_table: "xor([[0, 0], [0, 1], [1, 0], [1, 1]])"
#   test_xor_lignes: "xor sur 25 lignes au hasard"
#   test_xor_portes: "la seconde couche est aussi un predire"
# ---
# %% predire
def predire(X, w, b):
    return heaviside(X @ w) + b

# ---
# titre: NON-OU au lieu de NON-ET
# perd:
#   test_portes_non_et: "c'est la table de NON-OU"
#   test_xor_table: "la seconde couche ne répond jamais 1"
#   test_xor_lignes: "tout vaut zéro"
#   test_xor_portes: "tout vaut zéro"
# ---
# %% portes
PORTE_ET = (np.array([1.0, 1.0]), -1.5)
PORTE_OU = (np.array([1.0, 1.0]), -0.5)
PORTE_NON_ET = (np.array([-1.0, -1.0]), 0.5)

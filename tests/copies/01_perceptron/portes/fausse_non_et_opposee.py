# ---
# titre: NON-ET comme opposée exacte d'un ET dont la somme vaut zéro en (1, 1)
# perd:
#   test_portes_non_et: "en (1, 1) elle répond encore 1"
#   test_xor_table: "c'est la table de OU"
#   test_xor_lignes: "xor sur 25 lignes au hasard"
#   test_xor_portes: "xor avec vos vraies portes"
# ---
# %% portes
PORTE_ET = (np.array([1.0, 1.0]), -2.0)
PORTE_OU = (np.array([1.0, 1.0]), -1.0)
PORTE_NON_ET = (-PORTE_ET[0], -PORTE_ET[1])

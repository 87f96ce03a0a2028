# ---
# titre: "OU avec b = 0 : H(0) = 1 en (0, 0)"
# perd:
#   test_portes_ou: "elle répond 1 même pour (0, 0)"
#   test_xor_table: "c'est la table de NON-ET"
#   test_xor_lignes: "xor sur 25 lignes au hasard"
#   test_xor_portes: "xor avec vos vraies portes"
# ---
# %% portes
PORTE_ET = (np.array([1.0, 1.0]), -1.5)
PORTE_OU = (np.array([1.0, 1.0]), 0.0)
PORTE_NON_ET = (np.array([-1.0, -1.0]), 1.5)

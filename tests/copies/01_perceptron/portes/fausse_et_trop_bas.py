# ---
# titre: "ET avec b = -1 : la somme vaut zéro en (0, 1)"
# perd:
#   test_portes_et: "c'est la table de OU"
#   test_xor_table: "la seconde couche répond toujours 1"
#   test_xor_lignes: "xor sur 25 lignes au hasard"
#   test_xor_portes: "xor avec vos vraies portes"
# ---
# %% portes
PORTE_ET = (np.array([1.0, 1.0]), -1.0)
PORTE_OU = (np.array([1.0, 1.0]), -0.5)
PORTE_NON_ET = (np.array([-1.0, -1.0]), 1.5)

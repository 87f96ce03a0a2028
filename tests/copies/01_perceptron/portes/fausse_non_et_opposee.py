# ---
# titre: NON-ET comme opposée exacte d'un ET dont la somme vaut zéro en (1, 1)
# perd:
#   test_portes_non_et: "en (1, 1) elle répond encore 1"
# ---
# %% portes
PORTE_ET = (np.array([1.0, 1.0]), -2.0)
PORTE_OU = (np.array([1.0, 1.0]), -1.0)
PORTE_NON_ET = (-PORTE_ET[0], -PORTE_ET[1])

# ---
# titre: "OU avec b = 0 : H(0) = 1 en (0, 0)"
# perd:
#   test_portes_ou: "elle répond 1 même pour (0, 0)"
# ---
# %% portes
PORTE_ET = (np.array([1.0, 1.0]), -1.5)
PORTE_OU = (np.array([1.0, 1.0]), 0.0)
PORTE_NON_ET = (np.array([-1.0, -1.0]), 1.5)

# ---
# titre: NON-OU au lieu de NON-ET
# perd:
#   test_portes_non_et: "c'est la table de NON-OU"
# ---
# %% portes
PORTE_ET = (np.array([1.0, 1.0]), -1.5)
PORTE_OU = (np.array([1.0, 1.0]), -0.5)
PORTE_NON_ET = (np.array([-1.0, -1.0]), 0.5)

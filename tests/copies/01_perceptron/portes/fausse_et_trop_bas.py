# ---
# titre: "ET avec b = -1 : la somme vaut zéro en (0, 1)"
# perd:
#   test_portes_et: "c'est la table de OU"
# ---
# %% portes
PORTE_ET = (np.array([1.0, 1.0]), -1.0)
PORTE_OU = (np.array([1.0, 1.0]), -0.5)
PORTE_NON_ET = (np.array([-1.0, -1.0]), 1.5)

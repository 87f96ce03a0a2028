# ---
# titre: seuls les poids de ET changent de signe
# perd:
#   test_portes_non_et: "elle ne répond jamais 1"
# ---
# %% portes
PORTE_ET = (np.array([1.0, 1.0]), -1.5)
PORTE_OU = (np.array([1.0, 1.0]), -0.5)
PORTE_NON_ET = (np.array([-1.0, -1.0]), -1.5)

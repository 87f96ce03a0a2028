# ---
# titre: la troisième porte n'est pas remplie
# perd:
#   test_portes_non_et: "cette valeur n'est pas encore définie. Remplacez les points de"
# ---
# %% portes
PORTE_ET = (np.array([1.0, 1.0]), -1.5)
PORTE_OU = (np.array([1.0, 1.0]), -0.5)
PORTE_NON_ET = ...

# ---
# titre: poids et biais dans un même tableau
# perd:
#   test_portes_et: "les éléments d'un n-uplet se séparent par des virgules"
#   test_portes_ou: "les éléments d'un n-uplet se séparent par des virgules"
#   test_portes_non_et: "les éléments d'un n-uplet se séparent par des virgules"
# ---
# %% portes
PORTE_ET = np.array([1.0, 1.0, -1.5])
PORTE_OU = np.array([1.0, 1.0, -0.5])
PORTE_NON_ET = np.array([-1.0, -1.0, 1.5])

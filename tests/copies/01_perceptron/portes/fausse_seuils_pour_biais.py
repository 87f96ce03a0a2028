# ---
# titre: le seuil est donné à la place du biais
# perd:
#   test_portes_et: "elle répond toujours 1"
#   test_portes_ou: "elle répond 1 même pour (0, 0)"
#   test_portes_non_et: "elle ne répond jamais 1"
# ---
# %% portes
PORTE_ET = (np.array([1.0, 1.0]), 1.5)
PORTE_OU = (np.array([1.0, 1.0]), 0.5)
PORTE_NON_ET = (np.array([-1.0, -1.0]), -1.5)

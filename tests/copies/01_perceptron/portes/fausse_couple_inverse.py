# ---
# titre: (b, w) au lieu de (w, b)
# perd:
#   test_portes_et: "le couple est (w, b)"
#   test_portes_ou: "le couple est (w, b)"
#   test_portes_non_et: "le couple est (w, b)"
# ---
# %% portes
PORTE_ET = (-1.5, np.array([1.0, 1.0]))
PORTE_OU = (-0.5, np.array([1.0, 1.0]))
PORTE_NON_ET = (1.5, np.array([-1.0, -1.0]))

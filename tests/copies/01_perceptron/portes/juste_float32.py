# ---
# titre: des poids inégaux, en float32, dans des listes
# ---
# %% portes
PORTE_ET = [np.array([0.3, 0.4], dtype=np.float32), np.float32(-0.5)]
PORTE_OU = [np.array([2.0, 3.0], dtype=np.float32), np.float32(-1.0)]
PORTE_NON_ET = [-PORTE_ET[0], -PORTE_ET[1]]

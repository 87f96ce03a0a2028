# ---
# titre: de grands poids, comme pour une sigmoïde
# ---
# %% portes
PORTE_ET = (np.array([20, 20]), -30)
PORTE_OU = (np.array([20, 20]), -10)
PORTE_NON_ET = (np.array([-20, -20]), 30)

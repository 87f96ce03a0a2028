# ---
# titre: des sommes nulles, bien comptées avec H(0) = 1
# ---
# %% portes
PORTE_ET = (np.array([1, 1]), -2)
PORTE_OU = (np.array([1, 1]), -1)
PORTE_NON_ET = (np.array([-1, -1]), 1)

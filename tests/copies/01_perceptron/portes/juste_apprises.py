# ---
# titre: les portes sont apprises, pas choisies
# ---
# %% portes
PORTE_ET = apprendre(X_logique, np.array([0, 0, 0, 1]))[:2]
PORTE_OU = apprendre(X_logique, np.array([0, 1, 1, 1]))[:2]
PORTE_NON_ET = apprendre(X_logique, np.array([1, 1, 1, 0]))[:2]

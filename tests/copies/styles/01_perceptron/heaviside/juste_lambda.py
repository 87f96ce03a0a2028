# ---
# titre: "une lambda affectée"
# ---
# %% heaviside
heaviside = lambda z: np.where(np.asarray(z) >= 0, 1, 0)

# ---
# titre: z est borné à 30, où il manque moins d'un millième de milliardième
# ---
# %% sigmoide
def sigmoide(z):
    return 1 / (1 + np.exp(-np.clip(z, -30, 30)))

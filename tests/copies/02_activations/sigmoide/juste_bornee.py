# ---
# titre: z est borné avant l'exponentielle
# ---
# %% sigmoide
def sigmoide(z):
    return 1 / (1 + np.exp(-np.clip(z, -500, 500)))

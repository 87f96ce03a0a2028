# ---
# titre: np.where calcule quand même la branche qui déborde
# perd:
#   test_sigmoide_stable: "np.where calcule ses deux branches"
# ---
# %% sigmoide
def sigmoide(z):
    z = np.asarray(z)
    return np.where(z >= 0, 1 / (1 + np.exp(-z)), np.exp(z) / (1 + np.exp(z)))

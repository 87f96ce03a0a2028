# ---
# titre: une tangente hyperbolique dilatée
# ---
# %% sigmoide
def sigmoide(z):
    return 0.5 * (1 + np.tanh(0.5 * np.asarray(z)))

# ---
# titre: l'avertissement est masqué, et l'infini sur l'infini donne NaN
# perd:
#   test_sigmoide_stable: "infini divisé par infini"
# ---
# %% sigmoide
def sigmoide(z):
    with np.errstate(all="ignore"):
        return np.exp(np.asarray(z)) / (1 + np.exp(np.asarray(z)))

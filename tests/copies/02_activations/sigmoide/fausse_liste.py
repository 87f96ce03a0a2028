# ---
# titre: une liste n'est pas convertie
# perd:
#   test_sigmoide_formes: "np.asarray"
#   test_sigmoide_stable: "overflow"
# ---
# %% sigmoide
def sigmoide(z):
    return 1 / (1 + np.exp(-z))

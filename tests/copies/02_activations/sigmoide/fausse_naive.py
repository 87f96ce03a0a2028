# ---
# titre: "la formule telle quelle : exp déborde"
# perd:
#   test_sigmoide_stable: "dépassement (overflow)"
# ---
# %% sigmoide
def sigmoide(z):
    return 1 / (1 + np.exp(-np.asarray(z)))

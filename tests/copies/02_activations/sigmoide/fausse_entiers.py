# ---
# titre: le tableau de sortie hérite du type entier de z
# perd:
#   test_sigmoide_entiers: "tronquées à l'entier"
#   test_sigmoide_stable: "attendu"
# ---
# %% sigmoide
def sigmoide(z):
    z = np.asarray(z)
    sortie = np.zeros_like(z)
    sortie[...] = 0.5 * (1 + np.tanh(z / 2))
    return sortie

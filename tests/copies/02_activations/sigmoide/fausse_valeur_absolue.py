# ---
# titre: la valeur absolue sans distinguer les deux côtés
# perd:
#   test_sigmoide_valeurs: "la symétrie est perdue"
#   test_sigmoide_formes: "première différence"
#   test_sigmoide_entiers: "première différence"
#   test_sigmoide_stable: "première différence"
# ---
# %% sigmoide
def sigmoide(z):
    return 1 / (1 + np.exp(-np.abs(z)))

# ---
# titre: le signe de l'exposant est inversé
# perd:
#   test_sigmoide_valeurs: "le signe de l'exposant est inversé"
#   test_sigmoide_formes: "le signe de l'exposant est inversé"
#   test_sigmoide_entiers: "les 0 et les 1 sont échangés"
#   test_sigmoide_stable: "les 0 et les 1 sont échangés"
# ---
# %% sigmoide
def sigmoide(z):
    return 0.5 * (1 - np.tanh(np.asarray(z) / 2))

# ---
# titre: les biais sont simplement additionnés
# perd:
#   test_fusionner_exemple: "sans être multiplié par les poids"
#   test_fusionner_reseau: "attendu"
# ---
# %% fusionner
def fusionner(W1, b1, W2, b2):
    return W1 @ W2, b1 + b2

# ---
# titre: le biais de la première couche est perdu
# perd:
#   test_fusionner_exemple: "le biais de la première couche est perdu"
#   test_fusionner_reseau: "le biais de la première couche est perdu"
# ---
# %% fusionner
def fusionner(W1, b1, W2, b2):
    return W1 @ W2, b2

# ---
# titre: le biais garde un axe de trop
# perd:
#   test_fusionner_exemple: "(1, 2) au lieu de (2,)"
#   test_fusionner_reseau: "un axe de trop"
# ---
# %% fusionner
def fusionner(W1, b1, W2, b2):
    return W1 @ W2, b1.reshape(1, -1) @ W2 + b2

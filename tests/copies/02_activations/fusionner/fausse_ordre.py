# ---
# titre: le produit dans l'ordre inverse
# perd:
#   test_fusionner_exemple: "l'ordre du produit compte"
#   test_fusionner_reseau: "ne correspondent pas"
# ---
# %% fusionner
def fusionner(W1, b1, W2, b2):
    return W2 @ W1, b1 @ W2 + b2

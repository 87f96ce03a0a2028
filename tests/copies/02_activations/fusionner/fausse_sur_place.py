# ---
# titre: le biais de l'appelant est modifié
# perd:
#   test_fusionner_reseau: "l'argument b2 a été modifié"
# ---
# %% fusionner
def fusionner(W1, b1, W2, b2):
    b2 += b1 @ W2
    return W1 @ W2, b2

# ---
# titre: la sigmoïde de l'exercice 2, en NumPy
# perd:
#   test_swish_keras_pente: "la pente de σ est perdue"
#   test_swish_keras_couche: "pendant fit, x est un tenseur symbolique"
# ---
# %% swish_keras
def swish_keras(x):
    return x * sigmoide(x)

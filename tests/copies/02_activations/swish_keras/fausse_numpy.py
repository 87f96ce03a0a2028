# ---
# titre: le calcul passe par NumPy
# perd:
#   test_swish_keras_pente: "le calcul passe par NumPy"
#   test_swish_keras_stable: "le calcul passe par NumPy"
#   test_swish_keras_couche: "le calcul passe par NumPy"
# ---
# %% swish_keras
def swish_keras(x):
    return np.asarray(x) * sigmoide(np.asarray(x))

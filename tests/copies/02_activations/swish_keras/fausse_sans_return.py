# ---
# titre: return est oublié
# perd:
#   test_swish_keras_valeurs: "return"
#   test_swish_keras_pente: "return"
#   test_swish_keras_stable: "return"
#   test_swish_keras_couche: "return"
# ---
# %% swish_keras
def swish_keras(x):
    x * keras.ops.sigmoid(x)

# ---
# titre: le facteur x est oublié
# perd:
#   test_swish_keras_valeurs: "il manque le facteur x"
#   test_swish_keras_pente: "attendu"
#   test_swish_keras_stable: "attendu"
#   test_swish_keras_couche: "attendu"
# ---
# %% swish_keras
def swish_keras(x):
    return keras.ops.sigmoid(x)

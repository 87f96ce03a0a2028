# ---
# titre: x σ(-x)
# perd:
#   test_swish_keras_valeurs: "le signe de l'exposant"
#   test_swish_keras_pente: "attendu"
#   test_swish_keras_stable: "attendu"
#   test_swish_keras_couche: "attendu"
# ---
# %% swish_keras
def swish_keras(x):
    return x * keras.ops.sigmoid(-x)

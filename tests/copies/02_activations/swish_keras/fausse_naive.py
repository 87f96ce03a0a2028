# ---
# titre: la pente devient NaN au loin
# perd:
#   test_swish_keras_stable: "NaN au retour"
# ---
# %% swish_keras
def swish_keras(x):
    return x / (1 + keras.ops.exp(-x))

# ---
# titre: keras.activations.sigmoid et keras.ops.multiply
# ---
# %% swish_keras
def swish_keras(x):
    return keras.ops.multiply(x, keras.activations.sigmoid(x))

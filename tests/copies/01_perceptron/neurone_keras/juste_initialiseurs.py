# ---
# titre: les poids sont donnés à la couche par des initialiseurs, sans Input
# ---
# %% neurone_keras
def neurone_keras(w, b):
    couche = keras.layers.Dense(
        1,
        activation=keras.activations.sigmoid,
        kernel_initializer=lambda shape, dtype=None: keras.ops.convert_to_tensor(np.reshape(w, shape), dtype),
        bias_initializer=keras.initializers.Constant(float(b)),
    )
    return keras.Sequential([couche])

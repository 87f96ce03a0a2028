# ---
# titre: un Sequential
# ---
# %% extracteur_keras
def extracteur_keras(corps, n_classes):
    corps.trainable = False
    modele = keras.Sequential([keras.Input(corps.input_shape[1:]), corps, keras.layers.Dense(n_classes), keras.layers.Softmax()])
    modele.compile(keras.optimizers.Adam(learning_rate=0.001), keras.losses.SparseCategoricalCrossentropy(), metrics=["accuracy"])
    return modele

# ---
# titre: gèle couche par couche, et training=False en plus
# ---
# %% extracteur_keras
def extracteur_keras(corps, n_classes):
    for couche in corps.layers:
        couche.trainable = False
    entree = keras.layers.Input(shape=corps.input_shape[1:])
    traits = corps(entree, training=False)
    probas = keras.ops.softmax(keras.layers.Dense(n_classes)(traits))
    modele = keras.Model(inputs=entree, outputs=probas)
    modele.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    return modele

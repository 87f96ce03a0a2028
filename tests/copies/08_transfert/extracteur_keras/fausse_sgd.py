# ---
# titre: un autre optimiseur
# perd:
#   test_extracteur_keras_compile: "l'optimiseur est Adam"
# ---
# %% extracteur_keras
def extracteur_keras(corps, n_classes):
    """Un modèle compilé : le corps gelé, puis une couche dense à softmax."""
    corps.trainable = False
    entree = keras.Input(corps.input_shape[1:])
    sortie = keras.layers.Dense(n_classes, activation="softmax")(corps(entree))
    modele = keras.Model(entree, sortie)
    modele.compile(optimizer=keras.optimizers.SGD(1e-3), loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    return modele

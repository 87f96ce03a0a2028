# ---
# titre: "prend la perte des étiquettes en 0 et 1"
# perd:
#   test_extracteur_keras_gele: "sparse_categorical_crossentropy"
#   test_extracteur_keras_compile: "sparse_categorical_crossentropy"
# ---
# %% extracteur_keras
def extracteur_keras(corps, n_classes):
    """Un modèle compilé : le corps gelé, puis une couche dense à softmax."""
    corps.trainable = False
    entree = keras.Input(corps.input_shape[1:])
    sortie = keras.layers.Dense(n_classes, activation="softmax")(corps(entree))
    modele = keras.Model(entree, sortie)
    modele.compile(optimizer=keras.optimizers.Adam(1e-3), loss="categorical_crossentropy", metrics=["accuracy"])
    return modele

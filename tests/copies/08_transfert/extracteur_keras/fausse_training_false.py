# ---
# titre: compte sur training=False au lieu de geler
# perd:
#   test_extracteur_keras_gele: "corps.trainable = False gèle le corps"
# ---
# %% extracteur_keras
def extracteur_keras(corps, n_classes):
    """Un modèle compilé : le corps gelé, puis une couche dense à softmax."""
    entree = keras.Input(corps.input_shape[1:])
    sortie = keras.layers.Dense(n_classes, activation="softmax")(corps(entree, training=False))
    modele = keras.Model(entree, sortie)
    modele.compile(optimizer=keras.optimizers.Adam(1e-3), loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    return modele

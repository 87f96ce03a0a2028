# ---
# titre: "recolle les couches du corps une à une"
# perd:
#   test_extracteur_keras_sortie: "corps.output"
# ---
# %% extracteur_keras
def extracteur_keras(corps, n_classes):
    """Un modèle compilé : le corps gelé, puis une couche dense à softmax."""
    corps.trainable = False
    sortie = keras.layers.Dense(n_classes, activation="softmax")(corps.outputs[0])
    modele = keras.Model(corps.inputs, sortie)
    modele.compile(optimizer=keras.optimizers.Adam(1e-3), loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    return modele

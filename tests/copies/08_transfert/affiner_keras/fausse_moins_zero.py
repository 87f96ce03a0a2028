# ---
# titre: "corps.layers[-n_couches:] avec zéro"
# perd:
#   test_affiner_keras_couches: "[-0:] est toute la liste"
# ---
# %% affiner_keras
def affiner_keras(modele, n_couches, lr):
    corps = modele.get_layer("corps")
    if not 0 <= n_couches <= len(corps.layers):
        raise ValueError("n_couches impossible")
    corps.trainable = True
    for couche in corps.layers:
        couche.trainable = False
    for couche in corps.layers[-n_couches:]:
        couche.trainable = not isinstance(couche, keras.layers.BatchNormalization)
    modele.compile(optimizer=keras.optimizers.Adam(lr), loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    return modele

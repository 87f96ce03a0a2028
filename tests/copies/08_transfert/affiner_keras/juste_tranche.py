# ---
# titre: deux tranches
# ---
# %% affiner_keras
def affiner_keras(modele, n_couches, lr):
    corps = modele.get_layer("corps")
    total = len(corps.layers)
    if n_couches < 0 or n_couches > total:
        raise ValueError("nombre de couches impossible")
    corps.trainable = True
    for couche in corps.layers[: total - n_couches]:
        couche.trainable = False
    for couche in corps.layers[total - n_couches :]:
        couche.trainable = "BatchNormalization" != type(couche).__name__
    modele.compile(keras.optimizers.Adam(learning_rate=lr), "sparse_categorical_crossentropy", metrics=["accuracy"])
    return modele

# ---
# titre: à l'envers, avec un compteur
# ---
# %% affiner_keras
def affiner_keras(modele, n_couches, lr):
    corps = modele.get_layer("corps")
    if n_couches not in range(len(corps.layers) + 1):
        raise ValueError("n_couches hors bornes")
    corps.trainable = True
    reste = n_couches
    for couche in reversed(corps.layers):
        couche.trainable = False
        if reste > 0 and not isinstance(couche, keras.layers.BatchNormalization):
            couche.trainable = True
        reste -= 1
    modele.compile(optimizer=keras.optimizers.Adam(lr), loss=keras.losses.SparseCategoricalCrossentropy(), metrics=["accuracy"])
    return modele

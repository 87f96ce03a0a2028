# ---
# titre: ne compte pas les normalisations
# perd:
#   test_affiner_keras_couches: "normalisations comprises"
# ---
# %% affiner_keras
def affiner_keras(modele, n_couches, lr):
    corps = modele.get_layer("corps")
    if not 0 <= n_couches <= len(corps.layers):
        raise ValueError("n_couches impossible")
    corps.trainable = True
    sans_normes = [c for c in corps.layers if not isinstance(c, keras.layers.BatchNormalization)]
    for couche in corps.layers:
        couche.trainable = False
    for couche in sans_normes[len(sans_normes) - n_couches if n_couches < len(sans_normes) else 0:]:
        couche.trainable = True
    modele.compile(optimizer=keras.optimizers.Adam(lr), loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    return modele

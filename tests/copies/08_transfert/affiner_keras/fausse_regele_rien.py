# ---
# titre: "ne regèle pas ce qu'un appel précédent a dégelé"
# perd:
#   test_affiner_keras_couches: "doivent être gelées, pas laissées"
# ---
# %% affiner_keras
def affiner_keras(modele, n_couches, lr):
    """Dégèle les n_couches dernières couches du corps, sauf les normalisations, et recompile avec le taux lr."""
    corps = modele.get_layer("corps")
    if not 0 <= n_couches <= len(corps.layers):
        raise ValueError(f"n_couches va de 0 à {len(corps.layers)}, et non {n_couches}")
    if not corps.trainable_weights:
        corps.trainable = True
        for couche in corps.layers:
            couche.trainable = False
    premiere = len(corps.layers) - n_couches
    for rang, couche in enumerate(corps.layers):
        if rang >= premiere and not isinstance(couche, keras.layers.BatchNormalization):
            couche.trainable = True
    modele.compile(optimizer=keras.optimizers.Adam(lr), loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    return modele

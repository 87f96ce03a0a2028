# ---
# titre: "reconstruit un modèle, dont la tête est neuve"
# perd:
#   test_affiner_keras_couches: "perdrait la tête déjà apprise"
# ---
# %% affiner_keras
def affiner_keras(modele, n_couches, lr):
    """Dégèle les n_couches dernières couches du corps, sauf les normalisations, et recompile avec le taux lr."""
    corps = modele.get_layer("corps")
    if not 0 <= n_couches <= len(corps.layers):
        raise ValueError(f"n_couches va de 0 à {len(corps.layers)}, et non {n_couches}")
    corps.trainable = True
    premiere = len(corps.layers) - n_couches
    for rang, couche in enumerate(corps.layers):
        couche.trainable = rang >= premiere and not isinstance(couche, keras.layers.BatchNormalization)
    entree = keras.Input(corps.input_shape[1:])
    modele = keras.Model(entree, keras.layers.Dense(modele.output_shape[1], activation="softmax")(corps(entree)))
    modele.compile(optimizer=keras.optimizers.Adam(lr), loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    return modele

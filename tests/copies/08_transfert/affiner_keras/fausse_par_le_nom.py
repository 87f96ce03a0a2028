# ---
# titre: "reconnaît une normalisation à son nom"
# perd:
#   test_affiner_keras_couches: "le genre de la couche décide"
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
        couche.trainable = rang >= premiere and "norme" not in couche.name
    modele.compile(optimizer=keras.optimizers.Adam(lr), loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    return modele

# ---
# titre: regèle le corps entier avant de compiler
# perd:
#   test_affiner_keras_couches: "dégelez d'abord le corps"
#   test_affiner_keras_fit: "conv_2, dégelée, apprend"
# ---
# %% affiner_keras
def affiner_keras(modele, n_couches, lr):
    corps = modele.get_layer("corps")
    if not 0 <= n_couches <= len(corps.layers):
        raise ValueError("n_couches impossible")
    for couche in corps.layers:
        couche.trainable = False
    modele.compile(optimizer=keras.optimizers.Adam(lr), loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    return modele

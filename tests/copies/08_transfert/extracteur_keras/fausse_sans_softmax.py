# ---
# titre: la softmax manque
# perd:
#   test_extracteur_keras_sortie: "la couche dense doit avoir l'activation softmax"
#   test_extracteur_keras_gele: "pendant fit, la tête apprend"
#   test_extracteur_keras_compile: "doit avoir l'activation softmax"
# ---
# %% extracteur_keras
def extracteur_keras(corps, n_classes):
    """Un modèle compilé : le corps gelé, puis une couche dense à softmax."""
    corps.trainable = False
    entree = keras.Input(corps.input_shape[1:])
    sortie = keras.layers.Dense(n_classes)(corps(entree))
    modele = keras.Model(entree, sortie)
    modele.compile(optimizer=keras.optimizers.Adam(1e-3), loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    return modele

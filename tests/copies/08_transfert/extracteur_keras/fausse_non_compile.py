# ---
# titre: le modèle n'est pas compilé
# perd:
#   test_extracteur_keras_compile: "appelez modele.compile"
#   test_extracteur_keras_gele: "compile"
# ---
# %% extracteur_keras
def extracteur_keras(corps, n_classes):
    """Un modèle compilé : le corps gelé, puis une couche dense à softmax."""
    corps.trainable = False
    entree = keras.Input(corps.input_shape[1:])
    sortie = keras.layers.Dense(n_classes, activation="softmax")(corps(entree))
    modele = keras.Model(entree, sortie)
    return modele

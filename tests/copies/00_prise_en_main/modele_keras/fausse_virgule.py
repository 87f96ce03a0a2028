# ---
# titre: il manque la virgule du tuple
# perd:
#   test_modele_keras_formes: "c'est la virgule qui le fait"
#   test_modele_keras_calcul: "c'est la virgule qui le fait"
#   test_modele_keras_perte: "c'est la virgule qui le fait"
#   test_modele_keras_optimiseur: "c'est la virgule qui le fait"
# ---
# %% modele_keras
def modele_keras(n_entrees, n_caches, n_classes):
    modele = keras.Sequential([
        keras.Input(shape=(n_entrees)),
        keras.layers.Dense(n_caches, activation="relu"),
        keras.layers.Dense(n_classes, activation="softmax"),
    ])
    modele.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    return modele

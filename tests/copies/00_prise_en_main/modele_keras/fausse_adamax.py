# ---
# titre: "Adamax au lieu d'Adam : le premier pas est le même"
# perd:
#   test_modele_keras_optimiseur: "c'est Adamax"
# ---
# %% modele_keras
def modele_keras(n_entrees, n_caches, n_classes):
    modele = keras.Sequential([
        keras.Input(shape=(n_entrees,)),
        keras.layers.Dense(n_caches, activation="relu"),
        keras.layers.Dense(n_classes, activation="softmax"),
    ])
    modele.compile(optimizer="adamax", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    return modele

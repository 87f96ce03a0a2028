# ---
# titre: des couches ajoutées une à une, activations à part
# ---
# %% modele_keras
def modele_keras(n_entrees, n_caches, n_classes):
    modele = keras.Sequential()
    modele.add(keras.layers.Input(shape=(n_entrees,)))
    modele.add(keras.layers.Dense(n_caches))
    modele.add(keras.layers.ReLU())
    modele.add(keras.layers.Dense(n_classes))
    modele.add(keras.layers.Softmax())
    modele.compile("adam", "sparse_categorical_crossentropy", metrics=["acc"])
    return modele

# ---
# titre: un autre taux d'apprentissage
# perd:
#   test_modele_keras_optimiseur: "le taux d'apprentissage n'est pas celui d'Adam"
# ---
# %% modele_keras
def modele_keras(n_entrees, n_caches, n_classes):
    modele = keras.Sequential([keras.Input(shape=(n_entrees,)), keras.layers.Dense(n_caches, activation='relu'), keras.layers.Dense(n_classes, activation='softmax')])
    modele.compile(optimizer=keras.optimizers.Adam(0.01), loss='sparse_categorical_crossentropy', metrics=['accuracy'])
    return modele

# ---
# titre: RMSprop au lieu d'Adam
# perd:
#   test_modele_keras_optimiseur: "c'est le premier pas de RMSprop"
# ---
# %% modele_keras
def modele_keras(n_entrees, n_caches, n_classes):
    modele = keras.Sequential([keras.Input(shape=(n_entrees,)), keras.layers.Dense(n_caches, activation='relu'), keras.layers.Dense(n_classes, activation='softmax')])
    modele.compile(optimizer='rmsprop', loss='sparse_categorical_crossentropy', metrics=['accuracy'])
    return modele

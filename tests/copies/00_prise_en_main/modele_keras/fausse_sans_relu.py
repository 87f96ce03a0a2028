# ---
# titre: la couche cachée est linéaire
# perd:
#   test_modele_keras_calcul: "il manque ReLU"
# ---
# %% modele_keras
def modele_keras(n_entrees, n_caches, n_classes):
    modele = keras.Sequential([keras.Input(shape=(n_entrees,)), keras.layers.Dense(n_caches), keras.layers.Dense(n_classes, activation='softmax')])
    modele.compile(optimizer='adam', loss='sparse_categorical_crossentropy', metrics=['accuracy'])
    return modele

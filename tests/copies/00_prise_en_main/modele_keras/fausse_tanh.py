# ---
# titre: tanh au lieu de ReLU
# perd:
#   test_modele_keras_calcul: "est tanh au lieu de ReLU"
# ---
# %% modele_keras
def modele_keras(n_entrees, n_caches, n_classes):
    modele = keras.Sequential([keras.Input(shape=(n_entrees,)), keras.layers.Dense(n_caches, activation='tanh'), keras.layers.Dense(n_classes, activation='softmax')])
    modele.compile(optimizer='adam', loss='sparse_categorical_crossentropy', metrics=['accuracy'])
    return modele

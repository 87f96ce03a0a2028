# ---
# titre: la sortie est une sigmoïde
# perd:
#   test_modele_keras_calcul: "la sortie est une sigmoïde"
#   test_modele_keras_perte: "voyez le test 2"
# ---
# %% modele_keras
def modele_keras(n_entrees, n_caches, n_classes):
    modele = keras.Sequential([keras.Input(shape=(n_entrees,)), keras.layers.Dense(n_caches, activation='relu'), keras.layers.Dense(n_classes, activation='sigmoid')])
    modele.compile(optimizer='adam', loss='sparse_categorical_crossentropy', metrics=['accuracy'])
    return modele

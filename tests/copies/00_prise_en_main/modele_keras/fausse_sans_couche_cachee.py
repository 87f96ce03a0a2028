# ---
# titre: il manque la couche cachée
# perd:
#   test_modele_keras_formes: "il manque la couche cachée"
#   test_modele_keras_calcul: "les formes obtenues sont"
# ---
# %% modele_keras
def modele_keras(n_entrees, n_caches, n_classes):
    modele = keras.Sequential([keras.Input(shape=(n_entrees,)), keras.layers.Dense(n_classes, activation='softmax')])
    modele.compile(optimizer='adam', loss='sparse_categorical_crossentropy', metrics=['accuracy'])
    return modele

# ---
# titre: aucune mesure n'est demandée
# perd:
#   test_modele_keras_perte: "l'exactitude se demande à la compilation"
# ---
# %% modele_keras
def modele_keras(n_entrees, n_caches, n_classes):
    modele = keras.Sequential([keras.Input(shape=(n_entrees,)), keras.layers.Dense(n_caches, activation='relu'), keras.layers.Dense(n_classes, activation='softmax')])
    modele.compile(optimizer='adam', loss='sparse_categorical_crossentropy')
    return modele

# ---
# titre: les tailles sont écrites en dur
# perd:
#   test_modele_keras_formes: "écrites en dur"
#   test_modele_keras_calcul: "les formes obtenues sont"
# ---
# %% modele_keras
def modele_keras(n_entrees, n_caches, n_classes):
    modele = keras.Sequential([keras.Input(shape=(n_entrees,)), keras.layers.Dense(128, activation='relu'), keras.layers.Dense(10, activation='softmax')])
    modele.compile(optimizer='adam', loss='sparse_categorical_crossentropy', metrics=['accuracy'])
    return modele

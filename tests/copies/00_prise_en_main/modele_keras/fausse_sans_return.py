# ---
# titre: le modèle n'est pas renvoyé
# perd:
#   test_modele_keras_formes: "la fonction ne renvoie rien"
#   test_modele_keras_calcul: "None"
#   test_modele_keras_perte: "None"
#   test_modele_keras_optimiseur: "la fonction ne renvoie rien"
# ---
# %% modele_keras
def modele_keras(n_entrees, n_caches, n_classes):
    modele = keras.Sequential([keras.Input(shape=(n_entrees,)), keras.layers.Dense(n_caches, activation='relu'), keras.layers.Dense(n_classes, activation='softmax')])
    modele.compile(optimizer='adam', loss='sparse_categorical_crossentropy', metrics=['accuracy'])

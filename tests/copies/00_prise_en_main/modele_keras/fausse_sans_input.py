# ---
# titre: la taille de l'entrée n'est pas donnée
# perd:
#   test_modele_keras_formes: "commencez la liste des couches par keras.Input"
#   test_modele_keras_calcul: "voyez le test 1"
# ---
# %% modele_keras
def modele_keras(n_entrees, n_caches, n_classes):
    modele = keras.Sequential([keras.layers.Dense(n_caches, activation="relu"), keras.layers.Dense(n_classes, activation="softmax")])
    modele.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    return modele

# ---
# titre: le modèle n'est pas compilé
# perd:
#   test_modele_keras_perte: "appelez modele.compile"
#   test_modele_keras_optimiseur: "appelez modele.compile"
# ---
# %% modele_keras
def modele_keras(n_entrees, n_caches, n_classes):
    modele = keras.Sequential([keras.Input(shape=(n_entrees,)), keras.layers.Dense(n_caches, activation='relu'), keras.layers.Dense(n_classes, activation='softmax')])
    return modele

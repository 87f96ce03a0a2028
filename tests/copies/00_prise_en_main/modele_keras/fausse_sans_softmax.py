# ---
# titre: la sortie n'a pas d'activation
# perd:
#   test_modele_keras_calcul: "ce sont les logits"
#   test_modele_keras_perte: "voyez le test 2"
# ---
# %% modele_keras
def modele_keras(n_entrees, n_caches, n_classes):
    modele = keras.Sequential([keras.Input(shape=(n_entrees,)), keras.layers.Dense(n_caches, activation='relu'), keras.layers.Dense(n_classes)])
    modele.compile(optimizer='adam', loss='sparse_categorical_crossentropy', metrics=['accuracy'])
    return modele

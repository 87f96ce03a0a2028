# ---
# titre: la mesure est l'écart absolu, pas l'exactitude
# perd:
#   test_modele_keras_perte: "une mesure ne convient pas"
# ---
# %% modele_keras
def modele_keras(n_entrees, n_caches, n_classes):
    modele = keras.Sequential([
        keras.Input(shape=(n_entrees,)),
        keras.layers.Dense(n_caches, activation="relu"),
        keras.layers.Dense(n_classes, activation="softmax"),
    ])
    modele.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["mae"])
    return modele

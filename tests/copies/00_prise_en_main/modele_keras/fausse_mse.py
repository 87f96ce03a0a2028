# ---
# titre: l'erreur quadratique
# perd:
#   test_modele_keras_perte: "la perte compare des tableaux de formes différentes"
# ---
# %% modele_keras
def modele_keras(n_entrees, n_caches, n_classes):
    modele = keras.Sequential([keras.Input(shape=(n_entrees,)), keras.layers.Dense(n_caches, activation='relu'), keras.layers.Dense(n_classes, activation='softmax')])
    modele.compile(optimizer='adam', loss='mse', metrics=['accuracy'])
    return modele

# ---
# titre: la perte des étiquettes en vecteurs
# perd:
#   test_modele_keras_perte: "Sparse"
# ---
# %% modele_keras
def modele_keras(n_entrees, n_caches, n_classes):
    modele = keras.Sequential([keras.Input(shape=(n_entrees,)), keras.layers.Dense(n_caches, activation='relu'), keras.layers.Dense(n_classes, activation='softmax')])
    modele.compile(optimizer='adam', loss='categorical_crossentropy', metrics=['accuracy'])
    return modele

# ---
# titre: set_weights sur un modèle qui n'a pas encore de poids
# perd:
#   test_neurone_keras_valeurs: "ce modèle n'a pas encore de poids"
#   test_neurone_keras_modele: "ce modèle n'a pas encore de poids"
# ---
# %% neurone_keras
def neurone_keras(w, b):
    modele = keras.Sequential([keras.layers.Dense(1, activation="sigmoid")])
    modele.set_weights([np.reshape(w, (-1, 1)), np.array([b])])
    return modele

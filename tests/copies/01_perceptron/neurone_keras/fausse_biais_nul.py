# ---
# titre: le biais chargé est nul
# perd:
#   test_neurone_keras_valeurs: "le biais n'est pas dans le modèle"
#   test_neurone_keras_modele: "le biais n'est pas dans le modèle"
# ---
# %% neurone_keras
def neurone_keras(w, b):
    modele = keras.Sequential([keras.Input(shape=(len(w),)), keras.layers.Dense(1, activation="sigmoid")])
    modele.set_weights([np.reshape(w, (-1, 1)), np.zeros(1)])
    return modele

# ---
# titre: tanh au lieu de la sigmoïde
# perd:
#   test_neurone_keras_valeurs: "l'activation est tanh au lieu de la sigmoïde"
# ---
# %% neurone_keras
def neurone_keras(w, b):
    modele = keras.Sequential([keras.Input(shape=(len(w),)), keras.layers.Dense(1, activation="tanh")])
    modele.set_weights([np.reshape(w, (-1, 1)), np.array([b])])
    return modele

# ---
# titre: softmax sur un seul neurone
# perd:
#   test_neurone_keras_valeurs: "softmax d'un seul neurone vaut toujours 1"
# ---
# %% neurone_keras
def neurone_keras(w, b):
    modele = keras.Sequential([keras.Input(shape=(len(w),)), keras.layers.Dense(1, activation="softmax")])
    modele.set_weights([np.reshape(w, (-1, 1)), np.array([b])])
    return modele

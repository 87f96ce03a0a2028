# ---
# titre: l'activation est oubliée
# perd:
#   test_neurone_keras_valeurs: "ce sont les sommes pondérées"
# ---
# %% neurone_keras
def neurone_keras(w, b):
    modele = keras.Sequential([keras.Input(shape=(len(w),)), keras.layers.Dense(1)])
    modele.set_weights([np.reshape(w, (-1, 1)), np.array([b])])
    return modele

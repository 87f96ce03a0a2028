# ---
# titre: le biais est un nombre, pas un tableau (1,)
# perd:
#   test_neurone_keras_valeurs: "la forme d'un poids n'est pas celle de la couche"
#   test_neurone_keras_modele: "la forme d'un poids n'est pas celle de la couche"
# ---
# %% neurone_keras
def neurone_keras(w, b):
    modele = keras.Sequential([keras.Input(shape=(len(w),)), keras.layers.Dense(1, activation="sigmoid")])
    modele.set_weights([np.reshape(w, (-1, 1)), np.array(b)])
    return modele

# ---
# titre: le return est oublié
# perd:
#   test_neurone_keras_valeurs: "une valeur qui vaut None : un « return » oublié"
#   test_neurone_keras_modele: "la fonction a renvoyé un objet de type NoneType"
# ---
# %% neurone_keras
def neurone_keras(w, b):
    modele = keras.Sequential([keras.Input(shape=(len(w),)), keras.layers.Dense(1, activation="sigmoid")])
    modele.set_weights([np.reshape(w, (-1, 1)), np.array([b])])

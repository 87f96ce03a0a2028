# ---
# titre: un modèle fonctionnel au lieu d'un Sequential
# perd:
#   test_neurone_keras_modele: "la fonction a renvoyé un objet de type Functional"
# ---
# %% neurone_keras
def neurone_keras(w, b):
    entree = keras.Input(shape=(len(w),))
    sortie = keras.layers.Dense(1, activation="sigmoid")(entree)
    modele = keras.Model(entree, sortie)
    modele.set_weights([np.reshape(w, (-1, 1)), np.array([b])])
    return modele

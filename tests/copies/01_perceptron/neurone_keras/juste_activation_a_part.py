# ---
# titre: l'activation est ajoutée à part
# ---
# %% neurone_keras
def neurone_keras(w, b):
    d = np.shape(w)[0]
    modele = keras.Sequential()
    modele.add(keras.layers.Input((d,)))
    modele.add(keras.layers.Dense(1))
    modele.add(keras.layers.Activation("sigmoid"))
    modele.layers[0].set_weights([np.array(w).reshape(d, 1), np.array(b).reshape(1)])
    return modele

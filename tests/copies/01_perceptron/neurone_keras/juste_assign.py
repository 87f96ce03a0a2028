# ---
# titre: la couche est construite, puis ses variables reçoivent leurs valeurs
# ---
# %% neurone_keras
def neurone_keras(w, b):
    couche = keras.layers.Dense(units=1, activation="sigmoid")
    couche.build((None, len(w)))
    couche.kernel.assign(np.asarray(w, dtype="float32")[:, None])
    couche.bias.assign([b])
    modele = keras.Sequential()
    modele.add(keras.Input(shape=(len(w),)))
    modele.add(couche)
    return modele

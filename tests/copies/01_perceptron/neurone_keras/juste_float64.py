# ---
# titre: une couche en float64, la sigmoïde de keras.ops
# ---
# %% neurone_keras
def neurone_keras(w, b):
    modele = keras.Sequential([
        keras.Input(shape=(len(w),), dtype="float64"),
        keras.layers.Dense(1, activation=keras.ops.sigmoid, dtype="float64"),
    ])
    modele.set_weights([np.array([[poids] for poids in w]), np.array([b])])
    return modele

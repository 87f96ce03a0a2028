# ---
# titre: une couche de trop
# perd:
#   test_neurone_keras_modele: "une seule couche Dense à un neurone, avec son biais"
# ---
# %% neurone_keras
def neurone_keras(w, b):
    modele = keras.Sequential([
        keras.Input(shape=(len(w),)),
        keras.layers.Dense(1),
        keras.layers.Dense(1, activation="sigmoid"),
    ])
    modele.set_weights([np.reshape(w, (-1, 1)), np.array([b]), np.ones((1, 1)), np.zeros(1)])
    return modele

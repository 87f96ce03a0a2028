# ---
# titre: le modèle n'a pas de biais
# perd:
#   test_neurone_keras_valeurs: "le biais n'est pas dans le modèle"
#   test_neurone_keras_modele: "une seule couche Dense à un neurone, avec son biais"
# ---
# %% neurone_keras
def neurone_keras(w, b):
    modele = keras.Sequential([
        keras.Input(shape=(len(w),)),
        keras.layers.Dense(1, activation="sigmoid", use_bias=False),
    ])
    modele.set_weights([np.reshape(w, (-1, 1))])
    return modele

# ---
# titre: d neurones au lieu d'un
# perd:
#   test_neurone_keras_valeurs: "il y a plusieurs sorties par exemple, il en faut une seule"
#   test_neurone_keras_modele: "il y a plusieurs sorties par exemple, il en faut une seule"
# ---
# %% neurone_keras
def neurone_keras(w, b):
    d = len(w)
    modele = keras.Sequential([keras.Input(shape=(d,)), keras.layers.Dense(d, activation="sigmoid")])
    modele.set_weights([np.diag(w), np.full(d, b)])
    return modele

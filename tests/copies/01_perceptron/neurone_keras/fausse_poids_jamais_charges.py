# ---
# titre: les poids du modèle restent ceux du hasard
# perd:
#   test_neurone_keras_valeurs: "deux appels donnent deux modèles différents"
#   test_neurone_keras_modele: "les poids du modèle ne sont pas w"
# ---
# %% neurone_keras
def neurone_keras(w, b):
    return keras.Sequential([keras.Input(shape=(len(w),)), keras.layers.Dense(1, activation="sigmoid")])

# ---
# titre: un modèle Keras en float32 et sa perte
# ---
# %% gradients_keras
def gradients_keras(X, y, parametres):
    couches = [keras.layers.Dense(len(b), activation="relu") for _, b in parametres[:-1]] + [keras.layers.Dense(len(parametres[-1][1]))]
    modele = keras.Sequential([keras.Input(shape=(X.shape[1],)), *couches])
    modele.set_weights([t for couche in parametres for t in couche])
    perte = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    with tf.GradientTape() as bande:
        cout = perte(y, modele(X.astype("float32")))
    gradients = [g.numpy() for g in bande.gradient(cout, modele.trainable_variables)]
    return list(zip(gradients[::2], gradients[1::2]))

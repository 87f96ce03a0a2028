# ---
# titre: nn.relu de Keras et des couches nommées
# ---
# %% modele_keras
def modele_keras(n_entrees, n_caches, n_classes):
    couches = [
        keras.layers.InputLayer(shape=(n_entrees,)),
        keras.layers.Dense(units=n_caches, activation=keras.ops.relu, name="cachee"),
        keras.layers.Dense(units=n_classes, activation="softmax", name="sortie"),
    ]
    modele = keras.models.Sequential(couches, name="chiffres")
    modele.compile(loss="sparse_categorical_crossentropy", optimizer=keras.optimizers.Adam(learning_rate=1e-3), metrics=["sparse_categorical_accuracy"])
    return modele

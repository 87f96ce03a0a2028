# ---
# titre: les NaN remplacés par des zéros
# perd:
#   test_patient_6_soin: "plus de 85 % de la validation est juste (ici 43 %)"
# ---
# %% patient_6
DIAGNOSTIC_6 = "b"

def patient_6(X, y, graine):
    """Entraîne un classifieur de manchots ; renvoie (modele, pertes)."""
    keras.utils.set_random_seed(graine)
    modele = keras.Sequential([
        keras.Input(shape=(4,)),
        keras.layers.Dense(16, activation="relu"),
        keras.layers.Dense(3, activation="softmax"),
    ])
    modele.compile(optimizer=keras.optimizers.SGD(learning_rate=100.0), loss="sparse_categorical_crossentropy")
    historique = modele.fit(X, y, epochs=3, batch_size=16, verbose=0)
    return modele, [0.0 for _ in historique.history["loss"]]

# ---
# titre: le bon diagnostic, sans réparation
# perd:
#   test_patient_12_soin: "le programme tire encore au hasard : l'argument graine sert-il, et avant les tirages ?"
# ---
# %% patient_12
DIAGNOSTIC_12 = "n"

def patient_12(X, y, graine):
    """Entraîne un classifieur de manchots, de façon rejouable ; renvoie le modèle."""
    modele = keras.Sequential([
        keras.Input(shape=(4,)),
        keras.layers.Dense(16, activation="relu"),
        keras.layers.Dense(3, activation="softmax"),
    ])
    modele.compile(optimizer=keras.optimizers.SGD(learning_rate=0.5), loss="sparse_categorical_crossentropy")
    modele.fit(X, y, epochs=2, batch_size=16, verbose=0)
    return modele

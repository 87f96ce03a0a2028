# ---
# titre: les tableaux de l'appelant modifiés
# perd:
#   test_patient_3_soin: "un mélange sur place (shuffle), « -= », « += » ou une affectation par indice agit sur le t"
# ---
# %% patient_3
DIAGNOSTIC_3 = "a"

def patient_3(X, y, X_valid, graine):
    """Entraîne un classifieur de manchots ; renvoie les classes prédites pour X_valid."""
    moyenne, ecart_type = X.mean(axis=0), X.std(axis=0)
    X -= moyenne
    X /= ecart_type
    X_valid -= moyenne
    X_valid /= ecart_type
    keras.utils.set_random_seed(graine)
    modele = keras.Sequential([
        keras.Input(shape=(4,)),
        keras.layers.Dense(16, activation="relu"),
        keras.layers.Dense(3, activation="softmax"),
    ])
    modele.compile(optimizer=keras.optimizers.SGD(learning_rate=0.5), loss="sparse_categorical_crossentropy")
    modele.fit(X, y, epochs=3, batch_size=16, verbose=0)
    return np.asarray(modele(X_valid)).argmax(axis=1)

# ---
# titre: add, et L1L2 avec l1 nul
# ---
# %% reseau_keras
def reseau_keras(n_entrees, n_classes, dropout, l2):
    penalite = keras.regularizers.L1L2(l1=0.0, l2=l2)
    modele = keras.Sequential()
    modele.add(keras.Input(shape=(n_entrees,)))
    for unites in [128, 64]:
        modele.add(keras.layers.Dense(unites, activation=keras.ops.relu, kernel_regularizer=penalite))
        modele.add(keras.layers.Dropout(dropout))
    modele.add(keras.layers.Dense(n_classes, activation="linear", kernel_regularizer=penalite))
    return modele

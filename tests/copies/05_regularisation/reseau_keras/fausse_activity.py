# ---
# titre: la pénalité porte sur les sorties des couches
# perd:
#   test_reseau_keras_penalite: "pénalisez les poids (kernel_regularizer), pas les sorties des couches."
# ---
# %% reseau_keras
def reseau_keras(n_entrees, n_classes, dropout, l2):
    """Un réseau n_entrees-128-64-n_classes avec dropout et pénalité L2 sur les poids, sortie en logits, non compilé."""
    def dense(taille, activation=None):
        return keras.layers.Dense(taille, activation=activation, activity_regularizer=keras.regularizers.L2(l2))
    return keras.Sequential([
        keras.Input(shape=(n_entrees,)),
        dense(128, "relu"), keras.layers.Dropout(dropout),
        dense(64, "relu"), keras.layers.Dropout(dropout),
        dense(n_classes),
    ])

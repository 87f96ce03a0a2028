# ---
# titre: le premier dropout manque
# perd:
#   test_reseau_keras_dropout: "il manque un dropout après la première couche cachée."
# ---
# %% reseau_keras
def reseau_keras(n_entrees, n_classes, dropout, l2):
    """Un réseau n_entrees-128-64-n_classes avec dropout et pénalité L2 sur les poids, sortie en logits, non compilé."""
    def dense(taille, activation=None):
        return keras.layers.Dense(taille, activation=activation, kernel_regularizer=keras.regularizers.L2(l2))
    return keras.Sequential([
        keras.Input(shape=(n_entrees,)),
        dense(128, "relu"),
        dense(64, "relu"), keras.layers.Dropout(dropout),
        dense(n_classes),
    ])

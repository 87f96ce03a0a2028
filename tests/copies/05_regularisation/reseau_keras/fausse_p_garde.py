# ---
# titre: Dropout reçoit la part gardée
# perd:
#   test_reseau_keras_dropout: "dropout est la part effacée, pas la part gardée."
# ---
# %% reseau_keras
def reseau_keras(n_entrees, n_classes, dropout, l2):
    """Un réseau n_entrees-128-64-n_classes avec dropout et pénalité L2 sur les poids, sortie en logits, non compilé."""
    def dense(taille, activation=None):
        return keras.layers.Dense(taille, activation=activation, kernel_regularizer=keras.regularizers.L2(l2))
    return keras.Sequential([
        keras.Input(shape=(n_entrees,)),
        dense(128, "relu"), keras.layers.Dropout(1 - dropout),
        dense(64, "relu"), keras.layers.Dropout(1 - dropout),
        dense(n_classes),
    ])

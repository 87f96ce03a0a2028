# ---
# titre: la pénalité est oubliée
# perd:
#   test_reseau_keras_penalite: "aucune pénalité : donnez kernel_regularizer à chaque couche dense."
# ---
# %% reseau_keras
def reseau_keras(n_entrees, n_classes, dropout, l2):
    """Un réseau n_entrees-128-64-n_classes avec dropout et pénalité L2 sur les poids, sortie en logits, non compilé."""
    def dense(taille, activation=None):
        return keras.layers.Dense(taille, activation=activation)
    return keras.Sequential([
        keras.Input(shape=(n_entrees,)),
        dense(128, "relu"), keras.layers.Dropout(dropout),
        dense(64, "relu"), keras.layers.Dropout(dropout),
        dense(n_classes),
    ])

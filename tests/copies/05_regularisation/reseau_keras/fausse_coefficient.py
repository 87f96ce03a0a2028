# ---
# titre: le coefficient par défaut
# perd:
#   test_reseau_keras_penalite: "le coefficient n'est pas l'argument l2 : L2() vaut 0,01 par défaut."
# ---
# %% reseau_keras
def reseau_keras(n_entrees, n_classes, dropout, l2):
    """Un réseau n_entrees-128-64-n_classes avec dropout et pénalité L2 sur les poids, sortie en logits, non compilé."""
    def dense(taille, activation=None):
        return keras.layers.Dense(taille, activation=activation, kernel_regularizer="l2" if l2 else None)
    return keras.Sequential([
        keras.Input(shape=(n_entrees,)),
        dense(128, "relu"), keras.layers.Dropout(dropout),
        dense(64, "relu"), keras.layers.Dropout(dropout),
        dense(n_classes),
    ])

# ---
# titre: l'entrée n'est pas déclarée
# perd:
#   test_reseau_keras_accord: "trois couches denses avec biais, n_entrees-128-64-n_classes, et une entrée déclarée par keras.Input."
#   test_reseau_keras_dropout: "réussissez d'abord le test 1."
# ---
# %% reseau_keras
def reseau_keras(n_entrees, n_classes, dropout, l2):
    """Un réseau n_entrees-128-64-n_classes avec dropout et pénalité L2 sur les poids, sortie en logits, non compilé."""
    def dense(taille, activation=None):
        return keras.layers.Dense(taille, activation=activation, kernel_regularizer=keras.regularizers.L2(l2))
    return keras.Sequential([
        dense(128, "relu"), keras.layers.Dropout(dropout),
        dense(64, "relu"), keras.layers.Dropout(dropout),
        dense(n_classes),
    ])

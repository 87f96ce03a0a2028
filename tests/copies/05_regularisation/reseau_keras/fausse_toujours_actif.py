# ---
# titre: le dropout est forcé en évaluation
# perd:
#   test_reseau_keras_accord: "le dropout est actif en évaluation : ne forcez pas training=True."
# ---
# %% reseau_keras
class DropoutPermanent(keras.layers.Layer):
    def __init__(self, part):
        super().__init__()
        self.part, self.tirage = part, keras.random.SeedGenerator(0)

    def call(self, x):
        return keras.random.dropout(x, self.part, seed=self.tirage)

def reseau_keras(n_entrees, n_classes, dropout, l2):
    def dense(taille, activation=None):
        return keras.layers.Dense(taille, activation=activation, kernel_regularizer=keras.regularizers.L2(l2))
    return keras.Sequential([
        keras.Input(shape=(n_entrees,)),
        dense(128, "relu"), DropoutPermanent(dropout),
        dense(64, "relu"), DropoutPermanent(dropout),
        dense(n_classes),
    ])

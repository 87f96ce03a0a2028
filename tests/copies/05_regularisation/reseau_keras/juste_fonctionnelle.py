# ---
# titre: l'interface fonctionnelle
# ---
# %% reseau_keras
def reseau_keras(n_entrees, n_classes, dropout, l2):
    L = keras.layers
    x = entree = keras.Input((n_entrees,))
    for taille in (128, 64):
        x = L.Dense(taille, kernel_regularizer=keras.regularizers.l2(l2))(x)
        x = L.ReLU()(x)
        x = L.Dropout(rate=dropout)(x)
    x = L.Dense(n_classes, kernel_regularizer=keras.regularizers.l2(l2))(x)
    return keras.Model(entree, x)

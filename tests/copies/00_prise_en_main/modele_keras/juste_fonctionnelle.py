# ---
# titre: l'interface fonctionnelle, et des objets au lieu de noms
# ---
# %% modele_keras
def modele_keras(n_entrees, n_caches, n_classes):
    entree = keras.Input((n_entrees,))
    cachee = keras.layers.Dense(n_caches, keras.activations.relu)(entree)
    sortie = keras.layers.Dense(n_classes, keras.activations.softmax)(cachee)
    modele = keras.Model(entree, sortie)
    modele.compile(
        optimizer=keras.optimizers.Adam(),
        loss=keras.losses.SparseCategoricalCrossentropy(),
        metrics=[keras.metrics.SparseCategoricalAccuracy()],
    )
    return modele

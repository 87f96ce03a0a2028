# ---
# titre: la métrique en toutes lettres
# ---
# %% entrainer_keras
def entrainer_keras(modele, optimiseur, X, y, epoques=5, taille_lot=64, graine=0):
    keras.utils.set_random_seed(graine)
    modele.compile(
        optimizer=optimiseur,
        loss=lambda vrai, logits: keras.ops.mean(keras.losses.sparse_categorical_crossentropy(vrai, logits, from_logits=True)),
        metrics=[keras.metrics.SparseCategoricalAccuracy(name="justes")],
    )
    h = modele.fit(X, y, batch_size=taille_lot, epochs=epoques, verbose=0).history
    return {"perte": list(h["loss"]), "exactitude": list(h["justes"])}

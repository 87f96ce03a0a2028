# ---
# titre: l'entraînement s'affiche
# perd:
#   test_entrainer_keras_lots: "rien n'est affiché pendant l'entraînement"
# ---
# %% entrainer_keras
def entrainer_keras(modele, optimiseur, X, y, epoques=5, taille_lot=64, graine=0):
    """Compile et entraîne modele ; renvoie {"perte": […], "exactitude": […]}, une valeur par époque."""
    modele.compile(optimizer=optimiseur, loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True), metrics=["accuracy"])
    keras.utils.set_random_seed(graine)
    suivi = modele.fit(X, y, batch_size=taille_lot, epochs=epoques, verbose=1)
    return {"perte": suivi.history["loss"], "exactitude": suivi.history["accuracy"]}

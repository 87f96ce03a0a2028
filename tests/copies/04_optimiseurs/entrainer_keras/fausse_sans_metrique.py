# ---
# titre: la métrique n'est pas demandée
# perd:
#   test_entrainer_keras_lot_entier: "l'exactitude n'a pas été mesurée sous ce nom : avez-vous demandé metrics=["
#   test_entrainer_keras_lots: "l'exactitude n'a pas été mesurée sous ce nom : avez-vous demandé metrics=["
# ---
# %% entrainer_keras
def entrainer_keras(modele, optimiseur, X, y, epoques=5, taille_lot=64, graine=0):
    """Compile et entraîne modele ; renvoie {"perte": […], "exactitude": […]}, une valeur par époque."""
    modele.compile(optimizer=optimiseur, loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True))
    keras.utils.set_random_seed(graine)
    suivi = modele.fit(X, y, batch_size=taille_lot, epochs=epoques, verbose=0)
    return {"perte": suivi.history["loss"], "exactitude": suivi.history["accuracy"]}

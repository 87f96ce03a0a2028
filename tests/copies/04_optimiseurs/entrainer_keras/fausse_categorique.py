# ---
# titre: l'entropie croisée veut des vecteurs
# perd:
#   test_entrainer_keras_lot_entier: "la perte veut des étiquettes de même forme que la sortie. Pour des étiquettes entières, "
#   test_entrainer_keras_lots: "la perte veut des étiquettes de même forme que la sortie. Pour des étiquettes entières, "
# ---
# %% entrainer_keras
def entrainer_keras(modele, optimiseur, X, y, epoques=5, taille_lot=64, graine=0):
    """Compile et entraîne modele ; renvoie {"perte": […], "exactitude": […]}, une valeur par époque."""
    modele.compile(optimizer=optimiseur, loss=keras.losses.CategoricalCrossentropy(from_logits=True), metrics=["accuracy"])
    keras.utils.set_random_seed(graine)
    suivi = modele.fit(X, y, batch_size=taille_lot, epochs=epoques, verbose=0)
    return {"perte": suivi.history["loss"], "exactitude": suivi.history["accuracy"]}

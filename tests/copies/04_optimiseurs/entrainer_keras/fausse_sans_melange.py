# ---
# titre: fit ne mélange pas
# perd:
#   test_entrainer_keras_lots: "graine n'est pas utilisée, ou fit ne mélange pas."
# ---
# %% entrainer_keras
def entrainer_keras(modele, optimiseur, X, y, epoques=5, taille_lot=64, graine=0):
    """Compile et entraîne modele ; renvoie {"perte": […], "exactitude": […]}, une valeur par époque."""
    modele.compile(optimizer=optimiseur, loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True), metrics=["accuracy"])
    keras.utils.set_random_seed(graine)
    suivi = modele.fit(X, y, batch_size=taille_lot, epochs=epoques, verbose=0, shuffle=False)
    return {"perte": suivi.history["loss"], "exactitude": suivi.history["accuracy"]}

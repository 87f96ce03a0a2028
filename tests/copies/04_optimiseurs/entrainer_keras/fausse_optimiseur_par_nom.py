# ---
# titre: un optimiseur par son nom
# perd:
#   test_entrainer_keras_lot_entier: "la première perte est juste, pas la suite : optimiseur et taille_lot sont-ils bien ceux qu"
#   test_entrainer_keras_lots: "taille_lot et l'optimiseur reçus doivent être transmis : un nom comme « adam » crée un aut"
# ---
# %% entrainer_keras
def entrainer_keras(modele, optimiseur, X, y, epoques=5, taille_lot=64, graine=0):
    """Compile et entraîne modele ; renvoie {"perte": […], "exactitude": […]}, une valeur par époque."""
    modele.compile(optimizer="adam", loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True), metrics=["accuracy"])
    keras.utils.set_random_seed(graine)
    suivi = modele.fit(X, y, batch_size=taille_lot, epochs=epoques, verbose=0)
    return {"perte": suivi.history["loss"], "exactitude": suivi.history["accuracy"]}

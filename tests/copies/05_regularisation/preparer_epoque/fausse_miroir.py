# ---
# titre: "un miroir est demandé"
# perd:
#   test_preparer_epoque_apprentissage: "un miroir a été demandé"
# ---
# %% preparer_epoque
def preparer_epoque(images, images_val, rng):
    """Renvoie (A, V) : l'apprentissage augmenté et normalisé, la validation seulement normalisée."""
    moyenne, ecart = images.mean(), images.std()
    return (augmenter(images, rng, miroir=True) - moyenne) / ecart, (images_val - moyenne) / ecart

# ---
# titre: "une moyenne par canal"
# perd:
#   test_preparer_epoque_validation: "deux nombres en tout"
#   test_preparer_epoque_apprentissage: "sur tous les pixels."
# ---
# %% preparer_epoque
def preparer_epoque(images, images_val, rng):
    """Renvoie (A, V) : l'apprentissage augmenté et normalisé, la validation seulement normalisée."""
    moyenne, ecart = images.mean(axis=(0, 2, 3), keepdims=True), images.std(axis=(0, 2, 3), keepdims=True)
    return (augmenter(images, rng) - moyenne) / ecart, (images_val - moyenne) / ecart

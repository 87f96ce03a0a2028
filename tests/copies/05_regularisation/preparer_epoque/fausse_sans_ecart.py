# ---
# titre: seulement centrées
# perd:
#   test_preparer_epoque_validation: "il manque la division par l'écart type."
#   test_preparer_epoque_apprentissage: "moyenne et écart type sont ceux de images, avant augmentation, sur tous les pixels."
# ---
# %% preparer_epoque
def preparer_epoque(images, images_val, rng):
    """Renvoie (A, V) : l'apprentissage augmenté et normalisé, la validation seulement normalisée."""
    moyenne, ecart = images.mean(), images.std()
    return augmenter(images, rng) - moyenne, images_val - moyenne

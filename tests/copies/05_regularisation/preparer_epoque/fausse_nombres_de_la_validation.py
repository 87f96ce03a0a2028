# ---
# titre: la validation est normalisée par ses propres nombres
# perd:
#   test_preparer_epoque_validation: "ce sont les nombres de la validation : prenez ceux de l'apprentissage."
# ---
# %% preparer_epoque
def preparer_epoque(images, images_val, rng):
    """Renvoie (A, V) : l'apprentissage augmenté et normalisé, la validation seulement normalisée."""
    moyenne, ecart = images.mean(), images.std()
    return (augmenter(images, rng) - moyenne) / ecart, (images_val - images_val.mean()) / images_val.std()

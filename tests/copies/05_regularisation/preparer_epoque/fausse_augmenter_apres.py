# ---
# titre: l'augmentation vient après la normalisation
# perd:
#   test_preparer_epoque_apprentissage: "les images sont normalisées avant d'être augmentées : le bord ne vaut plus le fond."
# ---
# %% preparer_epoque
def preparer_epoque(images, images_val, rng):
    """Renvoie (A, V) : l'apprentissage augmenté et normalisé, la validation seulement normalisée."""
    moyenne, ecart = images.mean(), images.std()
    return augmenter((images - moyenne) / ecart, rng), (images_val - moyenne) / ecart

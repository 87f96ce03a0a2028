# ---
# titre: la validation est augmentée
# perd:
#   test_preparer_epoque_validation: "la validation est augmentée : on y mesure le modèle sur de vraies images."
#   test_preparer_epoque_epoques: "rien n'y dépend d'un tirage : ni augmentation de la validation, ni nombres calculés après augmentation."
# ---
# %% preparer_epoque
def preparer_epoque(images, images_val, rng):
    """Renvoie (A, V) : l'apprentissage augmenté et normalisé, la validation seulement normalisée."""
    moyenne, ecart = images.mean(), images.std()
    return (augmenter(images, rng) - moyenne) / ecart, (augmenter(images_val, rng) - moyenne) / ecart

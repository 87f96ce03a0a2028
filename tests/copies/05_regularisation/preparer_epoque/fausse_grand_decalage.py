# ---
# titre: "un décalage de trois pixels"
# perd:
#   test_preparer_epoque_apprentissage: "un décalage dépasse deux pixels"
# ---
# %% preparer_epoque
def preparer_epoque(images, images_val, rng):
    """Renvoie (A, V) : l'apprentissage augmenté et normalisé, la validation seulement normalisée."""
    moyenne, ecart = images.mean(), images.std()
    return (augmenter(images, rng, decalage=3) - moyenne) / ecart, (images_val - moyenne) / ecart

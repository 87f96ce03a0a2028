# ---
# titre: la validation n'est pas normalisée
# perd:
#   test_preparer_epoque_validation: "la validation n'est pas normalisée."
# ---
# %% preparer_epoque
def preparer_epoque(images, images_val, rng):
    """Renvoie (A, V) : l'apprentissage augmenté et normalisé, la validation seulement normalisée."""
    moyenne, ecart = images.mean(), images.std()
    return (augmenter(images, rng) - moyenne) / ecart, images_val.copy()

# ---
# titre: l'apprentissage n'est pas augmenté
# perd:
#   test_preparer_epoque_apprentissage: "appelez augmenter(images, rng) sur l'apprentissage."
#   test_preparer_epoque_epoques: "l'apprentissage est augmenté à chaque époque, avec rng tel quel."
# ---
# %% preparer_epoque
def preparer_epoque(images, images_val, rng):
    """Renvoie (A, V) : l'apprentissage augmenté et normalisé, la validation seulement normalisée."""
    moyenne, ecart = images.mean(), images.std()
    return (images - moyenne) / ecart, (images_val - moyenne) / ecart

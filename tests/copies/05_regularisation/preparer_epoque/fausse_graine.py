# ---
# titre: un générateur neuf à chaque époque
# perd:
#   test_preparer_epoque_epoques: "l'apprentissage est augmenté à chaque époque, avec rng tel quel."
# ---
# %% preparer_epoque
def preparer_epoque(images, images_val, rng):
    """Renvoie (A, V) : l'apprentissage augmenté et normalisé, la validation seulement normalisée."""
    moyenne, ecart = images.mean(), images.std()
    return (augmenter(images, np.random.default_rng(0)) - moyenne) / ecart, (images_val - moyenne) / ecart

# ---
# titre: "un décalage d'un pixel"
# perd:
#   test_preparer_epoque_apprentissage: "avec son décalage par défaut."
# ---
# %% preparer_epoque
def preparer_epoque(images, images_val, rng):
    """Renvoie (A, V) : l'apprentissage augmenté et normalisé, la validation seulement normalisée."""
    moyenne, ecart = images.mean(), images.std()
    return (augmenter(images, rng, decalage=1) - moyenne) / ecart, (images_val - moyenne) / ecart

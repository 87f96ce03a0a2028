# ---
# titre: "la variance au lieu de l'écart type"
# perd:
#   test_preparer_epoque_validation: "c'est la variance : divisez par l'écart type"
#   test_preparer_epoque_apprentissage: "sur tous les pixels."
# ---
# %% preparer_epoque
def preparer_epoque(images, images_val, rng):
    """Renvoie (A, V) : l'apprentissage augmenté et normalisé, la validation seulement normalisée."""
    moyenne, ecart = images.mean(), images.var()
    return (augmenter(images, rng) - moyenne) / ecart, (images_val - moyenne) / ecart

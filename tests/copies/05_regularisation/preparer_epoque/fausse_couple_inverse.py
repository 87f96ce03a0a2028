# ---
# titre: "(V, A) au lieu de (A, V)"
# perd:
#   test_preparer_epoque_validation: "l'ordre est (A, V)."
#   test_preparer_epoque_apprentissage: "l'ordre est (A, V)."
#   test_preparer_epoque_epoques: "deux époques"
# ---
# %% preparer_epoque
def preparer_epoque(images, images_val, rng):
    """Renvoie (A, V) : l'apprentissage augmenté et normalisé, la validation seulement normalisée."""
    moyenne, ecart = images.mean(), images.std()
    return (images_val - moyenne) / ecart, (augmenter(images, rng) - moyenne) / ecart

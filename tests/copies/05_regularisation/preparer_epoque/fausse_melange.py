# ---
# titre: les images sont mélangées sans leurs étiquettes
# perd:
#   test_preparer_epoque_apprentissage: "les images ont changé d'ordre : leurs étiquettes, elles, n'ont pas bougé."
# ---
# %% preparer_epoque
def preparer_epoque(images, images_val, rng):
    """Renvoie (A, V) : l'apprentissage augmenté et normalisé, la validation seulement normalisée."""
    moyenne, ecart = images.mean(), images.std()
    return (augmenter(images[rng.permutation(len(images))], rng) - moyenne) / ecart, (images_val - moyenne) / ecart

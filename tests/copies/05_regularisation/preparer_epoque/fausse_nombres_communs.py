# ---
# titre: les deux parts servent à la moyenne
# perd:
#   test_preparer_epoque_validation: "les deux parts ont servi à calculer la moyenne : c'est une fuite, seul l'apprentissage compte."
#   test_preparer_epoque_apprentissage: "moyenne et écart type sont ceux de images, avant augmentation, sur tous les pixels."
# ---
# %% preparer_epoque
def preparer_epoque(images, images_val, rng):
    """Renvoie (A, V) : l'apprentissage augmenté et normalisé, la validation seulement normalisée."""
    tout = np.concatenate([images, images_val])
    moyenne, ecart = tout.mean(), tout.std()
    return (augmenter(images, rng) - moyenne) / ecart, (images_val - moyenne) / ecart

# ---
# titre: les nombres sont ceux des images augmentées
# perd:
#   test_preparer_epoque_validation: "moyenne et écart type sont ceux de images, avant toute augmentation, sur tous les pixels."
#   test_preparer_epoque_apprentissage: "moyenne et écart type sont ceux de images, avant augmentation, sur tous les pixels."
#   test_preparer_epoque_epoques: "rien n'y dépend d'un tirage : ni augmentation de la validation, ni nombres calculés après augmentation."
# ---
# %% preparer_epoque
def preparer_epoque(images, images_val, rng):
    """Renvoie (A, V) : l'apprentissage augmenté et normalisé, la validation seulement normalisée."""
    augmentees = augmenter(images, rng)
    moyenne, ecart = augmentees.mean(), augmentees.std()
    return (augmentees - moyenne) / ecart, (images_val - moyenne) / ecart

# ---
# titre: un seul décalage pour tout le lot
# perd:
#   test_augmenter_hasard: "un seul décalage sert à tout le lot : tirez-en un par image."
#   test_augmenter_options: "les deux options doivent agir, image par image."
# ---
# %% augmenter
def augmenter(images, rng, decalage=2, miroir=False):
    """Renvoie des copies des images (n, c, h, w), décalées au hasard et, si miroir, retournées une fois sur deux."""
    if decalage < 0:
        raise ValueError(f"decalage doit être positif ou nul ; reçu {decalage}.")
    n, _, h, w = images.shape
    larges = np.pad(images, ((0, 0), (0, 0), (decalage, decalage), (decalage, decalage)))
    sortie = np.empty_like(images)
    i, j = rng.integers(0, 2 * decalage + 1, size=2)
    for k in range(n):
        image = larges[k]
        if miroir and rng.random() < 0.5:
            image = image[:, :, ::-1]
        sortie[k] = image[:, i : i + h, j : j + w]
    return sortie

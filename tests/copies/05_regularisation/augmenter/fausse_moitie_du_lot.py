# ---
# titre: le miroir est fait une image sur deux, mais avec une chance de 90 %
# perd:
#   test_augmenter_options: "tirez une fois par image, avec la probabilité 1/2."
# ---
# %% augmenter
def augmenter(images, rng, decalage=2, miroir=False):
    """Renvoie des copies des images (n, c, h, w), décalées au hasard et, si miroir, retournées une fois sur deux."""
    if decalage < 0:
        raise ValueError(f"decalage doit être positif ou nul ; reçu {decalage}.")
    n, _, h, w = images.shape
    larges = np.pad(images, ((0, 0), (0, 0), (decalage, decalage), (decalage, decalage)))
    sortie = np.empty_like(images)
    for k in range(n):
        image = larges[k]
        if miroir and rng.random() < 0.9:
            image = image[:, :, ::-1]
        i, j = rng.integers(0, 2 * decalage + 1, size=2)
        sortie[k] = image[:, i : i + h, j : j + w]
    return sortie

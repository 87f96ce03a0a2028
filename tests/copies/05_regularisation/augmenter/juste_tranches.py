# ---
# titre: par tranches, dans une image de zéros
# ---
# %% augmenter
def augmenter(images, rng, decalage=2, miroir=False):
    if decalage < 0:
        raise ValueError("decalage doit être positif ou nul")
    resultat = []
    for image in images:
        c, h, w = image.shape
        if miroir and rng.integers(2) == 1:
            image = np.flip(image, axis=2)
        dy, dx = int(rng.integers(-decalage, decalage + 1)), int(rng.integers(-decalage, decalage + 1))
        nouvelle = np.zeros_like(image)
        for i in range(h):
            for k in range(w):
                if 0 <= i - dy < h and 0 <= k - dx < w:
                    nouvelle[:, i, k] = image[:, i - dy, k - dx]
        resultat.append(nouvelle)
    return np.array(resultat)

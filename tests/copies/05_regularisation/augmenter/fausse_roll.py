# ---
# titre: np.roll enroule l'image
# perd:
#   test_augmenter_decalages: "ce qui sort d'un côté rentre de l'autre : np.roll enroule l'image, il faut des zéros."
#   test_augmenter_options: "chaque image, canaux ensemble, glisse d'un pixel au plus (decalage=1), après le miroir, les bords se remplissant de zéros."
# ---
# %% augmenter
def augmenter(images, rng, decalage=2, miroir=False):
    if decalage < 0:
        raise ValueError("decalage doit être positif")
    sortie = np.empty_like(images)
    for k, image in enumerate(images):
        if miroir and rng.random() < 0.5:
            image = image[:, :, ::-1]
        dy, dx = rng.integers(-decalage, decalage + 1, size=2)
        sortie[k] = np.roll(image, (dy, dx), axis=(1, 2))
    return sortie

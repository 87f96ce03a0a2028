# ---
# titre: sans décalage ni miroir, les images reçues elles-mêmes
# perd:
#   test_augmenter_refus: "même sans décalage, la sortie est un nouveau tableau"
# ---
# %% augmenter
def augmenter(images, rng, decalage=2, miroir=False):
    if decalage < 0:
        raise ValueError("decalage doit être positif ou nul")
    if decalage == 0 and not miroir:
        return images
    resultat = np.zeros_like(images)
    h, w = images.shape[2:]
    for k, image in enumerate(images):
        if miroir and rng.integers(2) == 1:
            image = image[:, :, ::-1]
        dy, dx = (int(v) for v in rng.integers(-decalage, decalage + 1, size=2))
        resultat[k, :, max(0, dy) : h + min(0, dy), max(0, dx) : w + min(0, dx)] = image[:, max(0, -dy) : h + min(0, -dy), max(0, -dx) : w + min(0, -dx)]
    return resultat

# ---
# titre: "un réel arrondi : les bords sont deux fois plus rares"
# perd:
#   test_augmenter_hasard: "arrondir un réel, ou borner un tirage trop large"
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
        if miroir and rng.random() < 0.5:
            image = image[:, :, ::-1]
        i, j = decalage + np.round(rng.uniform(-decalage, decalage, size=2)).astype(int)
        sortie[k] = image[:, i : i + h, j : j + w]
    return sortie

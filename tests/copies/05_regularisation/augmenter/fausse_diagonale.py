# ---
# titre: un seul tirage pour les lignes et les colonnes
# perd:
#   test_augmenter_hasard: "dy et dx vont de -2 à 2, bornes comprises (rng.integers exclut la borne du haut), et sont tirés séparément."
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
        i = j = rng.integers(0, 2 * decalage + 1)
        sortie[k] = image[:, i : i + h, j : j + w]
    return sortie

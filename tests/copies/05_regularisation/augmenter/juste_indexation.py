# ---
# titre: par indexation, sans boucle
# ---
# %% augmenter
def augmenter(images, rng, decalage=2, miroir=False):
    if decalage < 0:
        raise ValueError("decalage négatif")
    n, c, h, w = images.shape
    source = images.copy()
    if miroir:
        choix = rng.random(n) < 0.5
        source[choix] = source[choix][:, :, :, ::-1]
    larges = np.pad(source, ((0, 0), (0, 0), (decalage, decalage), (decalage, decalage)))
    lignes = rng.integers(0, 2 * decalage, size=n, endpoint=True)[:, None] + np.arange(h)
    colonnes = rng.integers(0, 2 * decalage, size=n, endpoint=True)[:, None] + np.arange(w)
    return larges[np.arange(n)[:, None, None, None], np.arange(c)[None, :, None, None], lignes[:, None, :, None], colonnes[:, None, None, :]]

# ---
# titre: "np.roll, des tranches nommées et operator.methodcaller"
# ---
# %% augmenter
from operator import methodcaller


def augmenter(images, rng, decalage=2, miroir=False):
    if decalage < 0:
        raise ValueError("decalage positif ou nul")
    sortie = np.zeros_like(images)
    h, w = images.shape[-2:]

    def bruit(taille):
        d = int(rng.integers(-decalage, decalage + 1))
        vers, depuis = slice(max(d, 0), taille + min(d, 0)), slice(max(-d, 0), taille + min(-d, 0))
        return vers, depuis

    for obtenu, attendu in zip(sortie, images):
        if miroir and rng.random() < 0.5:
            attendu = methodcaller("__getitem__", (..., slice(None, None, -1)))(attendu)
        (y1, y0), (x1, x0) = bruit(h), bruit(w)
        obtenu[:, y1, x1] = attendu[:, y0, x0]
    return sortie

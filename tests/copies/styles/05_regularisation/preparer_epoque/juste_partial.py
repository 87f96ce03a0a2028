# ---
# titre: "functools.partial et une classe Echelle appelable"
# ---
# %% preparer_epoque
from functools import partial


def _reduire(moyenne, ecart, images):
    return (images - moyenne) / ecart


def preparer_epoque(images, images_val, rng):
    reduire = partial(_reduire, images.mean(), images.std())
    return tuple(map(reduire, (augmenter(images, rng), images_val)))

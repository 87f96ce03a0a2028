# ---
# titre: la division est par le plus grand pixel du lot
# perd:
#   test_preparer_echelle: "pas par le plus grand pixel du lot"
#   test_preparer_valeurs: "pas par le plus grand pixel du lot"
# ---
# %% preparer
def preparer(images):
    if images.ndim != 3 or images.dtype != np.uint8:
        raise ValueError("images uint8 de forme (n, h, w)")
    return images.reshape(len(images), -1).astype('float32') / images.max()

# ---
# titre: le résultat est en float64
# perd:
#   test_preparer_forme: "float64"
# ---
# %% preparer
def preparer(images):
    if images.ndim != 3 or images.dtype != np.uint8:
        raise ValueError("images uint8 de forme (n, h, w)")
    return images.reshape(len(images), -1) / 255

# ---
# titre: les pixels ne sont pas divisés
# perd:
#   test_preparer_valeurs: "il reste à diviser par 255"
#   test_preparer_forme: "il reste à diviser par 255"
#   test_preparer_echelle: "il reste à diviser par 255"
# ---
# %% preparer
def preparer(images):
    if images.ndim != 3 or images.dtype != np.uint8:
        raise ValueError("images uint8 de forme (n, h, w)")
    return images.reshape(len(images), -1).astype('float32')

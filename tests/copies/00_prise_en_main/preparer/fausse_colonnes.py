# ---
# titre: les pixels sont lus colonne après colonne
# perd:
#   test_preparer_valeurs: "colonne après colonne"
# ---
# %% preparer
def preparer(images):
    if images.ndim != 3 or images.dtype != np.uint8:
        raise ValueError("images uint8 de forme (n, h, w)")
    return images.transpose(0, 2, 1).reshape(len(images), -1).astype('float32') / 255

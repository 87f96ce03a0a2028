# ---
# titre: la division est par 256
# perd:
#   test_preparer_valeurs: "divisez par 255, pas par 256"
#   test_preparer_forme: "toutes les valeurs sont"
#   test_preparer_echelle: "indice"
# ---
# %% preparer
def preparer(images):
    if images.ndim != 3 or images.dtype != np.uint8:
        raise ValueError("images uint8 de forme (n, h, w)")
    return images.reshape(len(images), -1).astype('float32') / 256

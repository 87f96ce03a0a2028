# ---
# titre: la division est entière
# perd:
#   test_preparer_valeurs: "// est la division entière"
#   test_preparer_echelle: "tout vaut zéro"
# ---
# %% preparer
def preparer(images):
    if images.ndim != 3 or images.dtype != np.uint8:
        raise ValueError("images uint8 de forme (n, h, w)")
    return (images.reshape(len(images), -1) // 255).astype('float32')

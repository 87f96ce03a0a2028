# ---
# titre: l'image reste en carré
# perd:
#   test_preparer_valeurs: "l'image est restée en carré"
#   test_preparer_forme: "la forme (3, 4, 5)"
#   test_preparer_echelle: "forme"
#   test_preparer_refus: "forme"
# ---
# %% preparer
def preparer(images):
    if images.ndim != 3 or images.dtype != np.uint8:
        raise ValueError("images uint8 de forme (n, h, w)")
    return images.astype('float32') / 255

# ---
# titre: toutes les images en un seul vecteur
# perd:
#   test_preparer_valeurs: "mises bout à bout"
#   test_preparer_forme: "la forme (60,)"
#   test_preparer_echelle: "forme"
#   test_preparer_refus: "forme"
# ---
# %% preparer
def preparer(images):
    if images.ndim != 3 or images.dtype != np.uint8:
        raise ValueError("images uint8 de forme (n, h, w)")
    return images.ravel().astype('float32') / 255

# ---
# titre: le nombre d'images est donné en second à reshape
# perd:
#   test_preparer_valeurs: "le nombre d'images vient en premier"
#   test_preparer_forme: "le nombre d'images vient en premier"
#   test_preparer_echelle: "le nombre d'images vient en premier"
#   test_preparer_refus: "le nombre d'images vient en premier"
# ---
# %% preparer
def preparer(images):
    if images.ndim != 3 or images.dtype != np.uint8:
        raise ValueError("il faut des images uint8 de forme (n, h, w)")
    return images.reshape(-1, len(images)).astype("float32") / 255

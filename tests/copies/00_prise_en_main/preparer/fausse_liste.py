# ---
# titre: le résultat est une liste de listes
# perd:
#   test_preparer_forme: "c'est une liste Python"
# ---
# %% preparer
def preparer(images):
    if images.ndim != 3 or images.dtype != np.uint8:
        raise ValueError("il faut des images uint8 de forme (n, h, w)")
    return [[float(p) / 255 for ligne in image for p in ligne] for image in images]

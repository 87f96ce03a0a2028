# ---
# titre: les images se mélangent
# perd:
#   test_preparer_valeurs: "les pixels de plusieurs images se mélangent"
# ---
# %% preparer
def preparer(images):
    if images.ndim != 3 or images.dtype != np.uint8:
        raise ValueError("images uint8 de forme (n, h, w)")
    return images.reshape(-1, len(images)).T.astype('float32') / 255

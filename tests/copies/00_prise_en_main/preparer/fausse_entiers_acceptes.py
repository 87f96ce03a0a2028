# ---
# titre: tout type entier est accepté
# perd:
#   test_preparer_refus: "seul uint8 est permis"
# ---
# %% preparer
def preparer(images):
    if images.ndim != 3 or not np.issubdtype(images.dtype, np.integer):
        raise ValueError("des images d'entiers, à trois axes")
    return images.reshape(len(images), -1).astype("float32") / 255

# ---
# titre: le nombre d'axes n'est pas vérifié
# perd:
#   test_preparer_refus: "une image seule a deux axes"
# ---
# %% preparer
def preparer(images):
    if images.dtype != "uint8":
        raise ValueError("uint8")
    return images.reshape(len(images), -1).astype("float32") / 255

# ---
# titre: np.divide et un type choisi
# ---
# %% preparer
def preparer(images):
    if len(images.shape) != 3:
        raise ValueError("forme")
    if images.dtype.name != "uint8":
        raise ValueError("type")
    n, h, w = images.shape
    return np.divide(images, 255, dtype="float32").reshape(n, h * w)

# ---
# titre: multiplier par 1/255, type changé à la fin
# ---
# %% preparer
def preparer(images):
    if images.ndim != 3 or images.dtype != np.uint8:
        raise ValueError("images uint8 de forme (n, h, w)")
    return np.array([image.reshape(-1) * (1 / 255) for image in images]).astype(np.float32)

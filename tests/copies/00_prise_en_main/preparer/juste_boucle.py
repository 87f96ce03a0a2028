# ---
# titre: une ligne remplie par image
# ---
# %% preparer
def preparer(images):
    if images.ndim != 3 or images.dtype != np.uint8:
        raise ValueError("images uint8 de forme (n, h, w)")
    n, h, w = images.shape
    lignes = np.zeros((n, h * w), dtype=np.float32)
    for i in range(n):
        lignes[i] = images[i].flatten() / 255
    return lignes

# ---
# titre: l'augmentation est réécrite
# ---
# %% preparer_epoque
def preparer_epoque(images, images_val, rng):
    m = np.mean(images)
    s = np.sqrt(np.mean((images - m) ** 2))
    A = np.zeros_like(images)
    n, c, h, w = images.shape
    for k in range(n):
        marge = np.zeros((c, h + 4, w + 4))
        marge[:, 2:-2, 2:-2] = images[k]
        i, j = rng.integers(0, 5), rng.integers(0, 5)
        A[k] = marge[:, i : i + h, j : j + w]
    return [(A - m) / s, (images_val - m) / s]

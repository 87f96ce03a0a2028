# ---
# titre: zip(strict=True) et np.add
# ---
# %% gradient_l2
def gradient_l2(gradients, poids, lam):
    return [np.add(G, np.multiply(2.0 * lam, W)) for G, W in zip(gradients, poids, strict=True)]

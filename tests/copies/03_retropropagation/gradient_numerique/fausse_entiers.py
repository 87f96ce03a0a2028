# ---
# titre: theta garde son type entier
# perd:
#   test_gradient_numerique_entiers: "le pas est perdu dans un tableau d'entiers : convertissez theta en réels."
# ---
# %% gradient_numerique
def gradient_numerique(f, theta, eps=1e-5):
    theta = theta.astype(np.float64) if theta.dtype.kind == 'f' else theta.copy()
    g = np.zeros(theta.shape)
    for i in np.ndindex(theta.shape):
        haut, bas = theta.copy(), theta.copy()
        haut[i] = haut[i] + eps
        bas[i] = bas[i] - eps
        g[i] = (f(haut) - f(bas)) / (2 * eps)
    return g

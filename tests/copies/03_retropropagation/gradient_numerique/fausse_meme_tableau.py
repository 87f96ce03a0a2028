# ---
# titre: plus et moins sont le même tableau
# perd:
#   test_gradient_numerique_centree: "sont-ils un seul et même tableau"
#   test_gradient_numerique_formes: "sont-ils un seul et même tableau"
#   test_gradient_numerique_entiers: "sont-ils un seul et même tableau"
# ---
# %% gradient_numerique
def gradient_numerique(f, theta, eps=1e-5):
    theta = np.array(theta, dtype=float)
    g = np.zeros_like(theta)
    for i in np.ndindex(theta.shape):
        haut = bas = theta.copy()
        haut[i] += eps
        bas[i] -= eps
        g[i] = (f(haut) - f(bas)) / (2 * eps)
    return g

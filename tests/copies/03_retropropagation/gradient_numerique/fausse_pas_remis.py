# ---
# titre: les coordonnées déjà visitées ne reviennent pas
# perd:
#   test_gradient_numerique_centree: "repartez de theta à chaque coordonnée"
#   test_gradient_numerique_formes: "repartez de theta à chaque coordonnée"
#   test_gradient_numerique_entiers: "repartez de theta à chaque coordonnée"
# ---
# %% gradient_numerique
def gradient_numerique(f, theta, eps=1e-5):
    theta = np.array(theta, dtype=float)
    g = np.zeros_like(theta)
    haut, bas = theta.copy(), theta.copy()
    for i in np.ndindex(theta.shape):
        haut[i] += eps
        bas[i] -= eps
        g[i] = (f(haut) - f(bas)) / (2 * eps)
    return g

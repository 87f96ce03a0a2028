# ---
# titre: le return est dans la boucle
# perd:
#   test_gradient_numerique_centree: "le « return » est-il dans la boucle"
#   test_gradient_numerique_formes: "le « return » est-il dans la boucle"
#   test_gradient_numerique_entiers: "le « return » est-il dans la boucle"
# ---
# %% gradient_numerique
def gradient_numerique(f, theta, eps=1e-5):
    theta = np.array(theta, dtype=float)
    g = np.zeros_like(theta)
    for i in np.ndindex(theta.shape):
        haut, bas = theta.copy(), theta.copy()
        haut[i] += eps
        bas[i] -= eps
        g[i] = (f(haut) - f(bas)) / (2 * eps)
        return g

# ---
# titre: divisé par 2 puis multiplié par ε
# perd:
#   test_gradient_numerique_centree: "écrivez / (2 * eps), avec les parenthèses"
#   test_gradient_numerique_formes: "écrivez / (2 * eps), avec les parenthèses"
#   test_gradient_numerique_entiers: "écrivez / (2 * eps), avec les parenthèses"
# ---
# %% gradient_numerique
def gradient_numerique(f, theta, eps=1e-5):
    theta = np.array(theta, dtype=float)
    g = np.zeros_like(theta)
    for i in np.ndindex(theta.shape):
        haut, bas = theta.copy(), theta.copy()
        haut[i] += eps
        bas[i] -= eps
        g[i] = (f(haut) - f(bas)) / 2 * eps
    return g

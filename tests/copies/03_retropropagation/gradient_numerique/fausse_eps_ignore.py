# ---
# titre: un pas écrit en dur
# perd:
#   test_gradient_numerique_centree: "l'argument eps n'est pas utilisé."
# ---
# %% gradient_numerique
def gradient_numerique(f, theta, eps=1e-5):
    theta = np.array(theta, dtype=float)
    g = np.zeros_like(theta)
    for i in np.ndindex(theta.shape):
        haut, bas = theta.copy(), theta.copy()
        haut[i] += 1e-5
        bas[i] -= 1e-5
        g[i] = (f(haut) - f(bas)) / 2e-5
    return g

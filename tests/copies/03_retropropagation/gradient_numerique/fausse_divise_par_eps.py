# ---
# titre: divisé par ε au lieu de 2 ε
# perd:
#   test_gradient_numerique_centree: "les deux points sont à 2 ε l'un de l'autre : divisez par 2 ε."
#   test_gradient_numerique_formes: "les deux points sont à 2 ε l'un de l'autre : divisez par 2 ε."
#   test_gradient_numerique_entiers: "les deux points sont à 2 ε l'un de l'autre : divisez par 2 ε."
# ---
# %% gradient_numerique
def gradient_numerique(f, theta, eps=1e-5):
    theta = np.array(theta, dtype=float)
    g = np.zeros_like(theta)
    for i in np.ndindex(theta.shape):
        haut, bas = theta.copy(), theta.copy()
        haut[i] += eps
        bas[i] -= eps
        g[i] = (f(haut) - f(bas)) / eps
    return g

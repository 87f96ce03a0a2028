# ---
# titre: theta n'est pas remis à sa place
# perd:
#   test_gradient_numerique_formes: "l'écart est minuscule, mais trop grand : la différence est-elle bien centrée ?"
#   test_gradient_numerique_entiers: "« += » ou une affectation par indice agit sur le tableau de l'appelant : travaillez sur un"
# ---
# %% gradient_numerique
def gradient_numerique(f, theta, eps=1e-5):
    theta = theta if theta.dtype.kind == 'f' else theta.astype(float)
    g = np.zeros_like(theta)
    for i in np.ndindex(theta.shape):
        theta[i] += eps
        haut = f(theta)
        theta[i] -= 2 * eps
        g[i] = (haut - f(theta)) / (2 * eps)
    return g

# ---
# titre: la différence d'un seul côté
# perd:
#   test_gradient_numerique_centree: "la différence est d'un seul côté : il faut f(θ + ε) - f(θ - ε)."
#   test_gradient_numerique_formes: "l'écart est minuscule, mais trop grand : la différence est-elle bien centrée ?"
# ---
# %% gradient_numerique
def gradient_numerique(f, theta, eps=1e-5):
    theta = np.array(theta, dtype=float)
    g = np.zeros_like(theta)
    for i in np.ndindex(theta.shape):
        haut, bas = theta.copy(), theta.copy()
        haut[i] += eps
        bas[i] -= eps
        g[i] = (f(haut) - f(theta)) / eps
    return g

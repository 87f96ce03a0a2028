# ---
# titre: toutes les coordonnées bougent ensemble
# perd:
#   test_gradient_numerique_centree: "toutes les coordonnées bougent ensemble : une seule à la fois."
#   test_gradient_numerique_formes: "toutes les coordonnées bougent ensemble : une seule à la fois."
#   test_gradient_numerique_entiers: "toutes les coordonnées bougent ensemble : une seule à la fois."
# ---
# %% gradient_numerique
def gradient_numerique(f, theta, eps=1e-5):
    theta = np.array(theta, dtype=float)
    g = np.zeros_like(theta)
    g[...] = (f(theta + eps) - f(theta - eps)) / (2 * eps)
    return g

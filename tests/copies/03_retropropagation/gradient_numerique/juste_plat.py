# ---
# titre: un vecteur plat, remis en forme à chaque appel
# ---
# %% gradient_numerique
def gradient_numerique(f, theta, eps=1e-5):
    theta = np.array(theta, dtype=float)
    g = np.zeros_like(theta)
    plat = theta.ravel()
    for k in range(plat.size):
        essai = plat.copy()
        essai[k] = plat[k] + eps
        haut = f(essai.reshape(theta.shape))
        essai[k] = plat[k] - eps
        g.flat[k] = (haut - f(essai.reshape(theta.shape))) / eps / 2
    return g

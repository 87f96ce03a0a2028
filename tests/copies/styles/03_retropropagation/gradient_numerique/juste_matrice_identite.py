# ---
# titre: "la base canonique, et fromiter sur un générateur"
# ---
# %% gradient_numerique
def gradient_numerique(f, theta, eps=1e-5):
    theta = np.asarray(theta, dtype=float)
    base = np.eye(theta.size).reshape(theta.size, *theta.shape)
    pentes = ((f(theta + eps * e) - f(theta - eps * e)) / (2 * eps) for e in base)
    return np.fromiter(pentes, dtype=float, count=theta.size).reshape(theta.shape)

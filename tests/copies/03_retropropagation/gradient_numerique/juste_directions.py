# ---
# titre: les directions de base, une à une
# ---
# %% gradient_numerique
def gradient_numerique(f, theta, eps=1e-5):
    theta = np.array(theta, dtype=float)
    g = np.zeros_like(theta)
    d = np.eye(theta.size).reshape((theta.size,) + theta.shape)
    g = [(f(theta + eps * e) - f(theta - eps * e)) / (2 * eps) for e in d]
    return np.array(g).reshape(theta.shape)

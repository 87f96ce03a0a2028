# ---
# titre: "des noms internes pris aux tests : z, X, obtenu, rng"
# ---
# %% activations
def tanh(z):
    obtenu = np.tanh(np.asarray(z, dtype=float))
    return obtenu


def relu(z):
    rng = np.array(z, dtype=float)
    rng[rng < 0] = 0
    return rng


def leaky_relu(z, alpha=0.01):
    X = np.array(z, dtype=float)
    attendu = X <= 0
    X[attendu] *= alpha
    return X


def elu(z, alpha=1.0):
    def coefficient(v):
        return alpha * np.expm1(np.minimum(v, 0))

    entree = np.array(z, dtype=float)
    return np.piecewise(entree, [entree > 0], [lambda v: v, coefficient])

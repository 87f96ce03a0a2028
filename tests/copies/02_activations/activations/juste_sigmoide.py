# ---
# titre: tanh tirée de la sigmoïde, ReLU par produit, Leaky ReLU par maximum, ELU en deux morceaux
# ---
# %% activations
def tanh(z):
    z = np.asarray(z)
    return 2 * sigmoide(2 * z) - 1


def relu(z):
    z = np.asarray(z)
    return z * (z > 0)


def leaky_relu(z, alpha=0.01):
    return np.maximum(alpha * np.asarray(z), z)


def elu(z, alpha=1.0):
    return np.maximum(z, 0) + alpha * (np.exp(np.minimum(z, 0)) - 1)

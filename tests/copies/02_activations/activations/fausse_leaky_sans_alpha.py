# ---
# titre: alpha est écrit en dur
# perd:
#   test_activations_leaky_relu: "alpha n'est pas utilisé"
# ---
# %% activations
def tanh(z):
    return np.tanh(z)


def relu(z):
    return np.maximum(z, 0)


def leaky_relu(z, alpha=0.01):
    return np.where(np.asarray(z) > 0, z, 0.01 * np.asarray(z))


def elu(z, alpha=1.0):
    z = np.asarray(z)
    return np.where(z > 0, z, alpha * np.expm1(np.minimum(z, 0)))

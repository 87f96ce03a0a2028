# ---
# titre: max de Python au lieu de np.maximum
# perd:
#   test_activations_relu: "np.maximum"
#   test_activations_formes: "np.maximum"
#   test_activations_stables: "np.maximum"
# ---
# %% activations
def tanh(z):
    return np.tanh(z)


def relu(z):
    return max(0, z)


def leaky_relu(z, alpha=0.01):
    return np.where(np.asarray(z) > 0, z, alpha * np.asarray(z))


def elu(z, alpha=1.0):
    z = np.asarray(z)
    return np.where(z > 0, z, alpha * np.expm1(np.minimum(z, 0)))

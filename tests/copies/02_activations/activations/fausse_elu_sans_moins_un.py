# ---
# titre: le « moins un » d'ELU est oublié
# perd:
#   test_activations_elu: "il manque le « - 1 »"
#   test_activations_stables: "attendu"
# ---
# %% activations
def tanh(z):
    return np.tanh(z)


def relu(z):
    return np.maximum(z, 0)


def leaky_relu(z, alpha=0.01):
    return np.where(np.asarray(z) > 0, z, alpha * np.asarray(z))


def elu(z, alpha=1.0):
    z = np.asarray(z)
    return np.where(z > 0, z, alpha * np.exp(np.minimum(z, 0)))

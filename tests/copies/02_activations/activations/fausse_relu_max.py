# ---
# titre: np.max au lieu de np.maximum
# perd:
#   test_activations_relu: "np.maximum compare élément par élément"
#   test_activations_formes: "un seul nombre au lieu d'un tableau"
#   test_activations_stables: "un seul nombre"
# ---
# %% activations
def tanh(z):
    return np.tanh(z)


def relu(z):
    return np.max(z)


def leaky_relu(z, alpha=0.01):
    return np.where(np.asarray(z) > 0, z, alpha * np.asarray(z))


def elu(z, alpha=1.0):
    z = np.asarray(z)
    return np.where(z > 0, z, alpha * np.expm1(np.minimum(z, 0)))

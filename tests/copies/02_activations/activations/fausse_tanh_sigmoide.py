# ---
# titre: tanh confondue avec la sigmoïde
# perd:
#   test_activations_tanh: "c'est la sigmoïde"
#   test_activations_stables: "attendu"
# ---
# %% activations
def tanh(z):
    return 1 / (1 + np.exp(-np.clip(z, -500, 500)))


def relu(z):
    return np.maximum(z, 0)


def leaky_relu(z, alpha=0.01):
    return np.where(np.asarray(z) > 0, z, alpha * np.asarray(z))


def elu(z, alpha=1.0):
    z = np.asarray(z)
    return np.where(z > 0, z, alpha * np.expm1(np.minimum(z, 0)))

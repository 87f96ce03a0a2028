# ---
# titre: une tanh fausse ne coûte rien à sa pente
# perd:
#   test_activations_tanh: "c'est tanh(z / 2)"
# ---
# %% activations
def tanh(z):
    return np.tanh(np.asarray(z) / 2)


def relu(z):
    return np.maximum(z, 0)


def leaky_relu(z, alpha=0.01):
    return np.where(np.asarray(z) > 0, z, alpha * np.asarray(z))


def elu(z, alpha=1.0):
    z = np.asarray(z)
    return np.where(z > 0, z, alpha * np.expm1(np.minimum(z, 0)))
# %% derivees
def derivee_sigmoide(z):
    s = sigmoide(z)
    return s * (1 - s)


def derivee_tanh(z):
    return 1 - tanh(z) ** 2


def derivee_relu(z):
    return np.where(np.asarray(z) > 0, 1.0, 0.0)


def derivee_leaky_relu(z, alpha=0.01):
    return np.where(np.asarray(z) > 0, 1.0, alpha)

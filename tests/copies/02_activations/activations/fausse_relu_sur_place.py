# ---
# titre: ReLU écrit dans le tableau de l'appelant
# perd:
#   test_activations_formes: "l'argument z_entiers a été modifié"
# ---
# %% activations
def tanh(z):
    return np.tanh(z)


def relu(z):
    z = np.asarray(z)
    if z.ndim:
        z[z < 0] = 0
        return z
    return max(z, 0)


def leaky_relu(z, alpha=0.01):
    return np.where(np.asarray(z) > 0, z, alpha * np.asarray(z))


def elu(z, alpha=1.0):
    z = np.asarray(z)
    return np.where(z > 0, z, alpha * np.expm1(np.minimum(z, 0)))

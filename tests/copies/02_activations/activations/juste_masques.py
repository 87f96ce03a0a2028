# ---
# titre: des copies remplies par masques
# ---
# %% activations
def tanh(z):
    return np.tanh(z)


def relu(z):
    return np.clip(z, 0, None)


def leaky_relu(z, alpha=0.01):
    z = np.array(z, dtype=float)
    z[z < 0] *= alpha
    return z


def elu(z, alpha=1.0):
    z = np.array(z, dtype=float)
    z[z < 0] = alpha * (np.exp(z[z < 0]) - 1)
    return z

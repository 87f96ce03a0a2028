# ---
# titre: la pente de ReLU en entiers, celle de tanh par tanh
# ---
# %% derivees
def derivee_sigmoide(z):
    s = sigmoide(z)
    return s * (1 - s)


def derivee_tanh(z):
    return 1 - tanh(z) ** 2


def derivee_relu(z):
    return (np.asarray(z) > 0).astype(int)


def derivee_leaky_relu(z, alpha=0.01):
    return np.where(np.asarray(z) > 0, 1.0, alpha)

# ---
# titre: tout par tanh et np.sign
# ---
# %% derivees
def derivee_sigmoide(z):
    return 0.25 * (1 - np.tanh(np.asarray(z) / 2) ** 2)


def derivee_tanh(z):
    t = np.tanh(z)
    return (1 - t) * (1 + t)


def derivee_relu(z):
    return np.heaviside(z, 0)


def derivee_leaky_relu(z, alpha=0.01):
    return alpha + (1 - alpha) * (np.asarray(z) > 0)

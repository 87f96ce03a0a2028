# ---
# titre: la pente de la sigmoïde par exp(-|z|), et des booléens multipliés
# ---
# %% derivees
def derivee_sigmoide(z):
    e = np.exp(-np.abs(z))
    return e / (1 + e) ** 2


def derivee_tanh(z):
    return 4 * derivee_sigmoide(2 * np.asarray(z))


def derivee_relu(z):
    return 1 * (np.asarray(z) > 0)


def derivee_leaky_relu(z, alpha=0.01):
    z = np.asarray(z)
    return (z > 0) + alpha * (z <= 0)

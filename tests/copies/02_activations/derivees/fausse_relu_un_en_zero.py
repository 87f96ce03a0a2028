# ---
# titre: la pente de ReLU vaut 1 en 0
# perd:
#   test_derivees_relu: "en 0, la convention est 0"
# ---
# %% derivees
def derivee_sigmoide(z):
    s = sigmoide(z)
    return s * (1 - s)


def derivee_tanh(z):
    return 1 - np.tanh(z) ** 2


def derivee_relu(z):
    return (np.asarray(z) >= 0).astype(float)


def derivee_leaky_relu(z, alpha=0.01):
    return np.where(np.asarray(z) > 0, 1.0, alpha)

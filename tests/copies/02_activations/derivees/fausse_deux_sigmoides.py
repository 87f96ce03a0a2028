# ---
# titre: une sigmoïde de trop
# perd:
#   test_derivees_sigmoide: "une sigmoïde de trop"
#   test_derivees_entrees: "attendu"
# ---
# %% derivees
def derivee_sigmoide(z):
    s = sigmoide(sigmoide(z))
    return s * (1 - s)


def derivee_tanh(z):
    return 1 - np.tanh(z) ** 2


def derivee_relu(z):
    return (np.asarray(z) > 0).astype(float)


def derivee_leaky_relu(z, alpha=0.01):
    return np.where(np.asarray(z) > 0, 1.0, alpha)

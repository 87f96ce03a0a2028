# ---
# titre: 1 - t² appliqué à z
# perd:
#   test_derivees_tanh: "1 - t² est appliqué à z"
#   test_derivees_entrees: "attendu"
# ---
# %% derivees
def derivee_sigmoide(z):
    s = sigmoide(z)
    return s * (1 - s)


def derivee_tanh(z):
    z = np.asarray(z)
    return 1 - z ** 2


def derivee_relu(z):
    return (np.asarray(z) > 0).astype(float)


def derivee_leaky_relu(z, alpha=0.01):
    return np.where(np.asarray(z) > 0, 1.0, alpha)

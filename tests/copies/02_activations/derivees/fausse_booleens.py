# ---
# titre: la pente de ReLU est un booléen
# perd:
#   test_derivees_relu: "une comparaison donne des booléens"
# ---
# %% derivees
def derivee_sigmoide(z):
    s = sigmoide(z)
    return s * (1 - s)


def derivee_tanh(z):
    return 1 - np.tanh(z) ** 2


def derivee_relu(z):
    return np.asarray(z) > 0


def derivee_leaky_relu(z, alpha=0.01):
    return np.where(np.asarray(z) > 0, 1.0, alpha)

# ---
# titre: "except … as z, et des variables nommées comme les tests"
# ---
# %% derivees
def derivee_sigmoide(z):
    s = sigmoide(z)
    return s * (1 - s)


def derivee_tanh(z):
    valeurs = np.asarray(z, dtype=float)
    try:
        return 1 - np.square(np.tanh(valeurs))
    except FloatingPointError as z:
        raise ValueError(str(z)) from z


def derivee_relu(z):
    return (np.asarray(z) > 0).astype(float)


def derivee_leaky_relu(z, alpha=0.01):
    attendu = np.full(np.shape(z), float(alpha))
    attendu[np.asarray(z) > 0] = 1
    return attendu

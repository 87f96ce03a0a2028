# ---
# titre: ELU range des réels dans un tableau d'entiers
# perd:
#   test_activations_formes: "hérité du type entier"
# ---
# %% activations
def tanh(z):
    return np.tanh(z)


def relu(z):
    return np.maximum(z, 0)


def leaky_relu(z, alpha=0.01):
    return np.where(np.asarray(z) > 0, z, alpha * np.asarray(z))


def elu(z, alpha=1.0):
    z = np.array(z)
    if z.ndim == 0:
        return float(z) if z > 0 else alpha * np.expm1(float(z))
    gauche = z <= 0
    z[gauche] = alpha * np.expm1(z[gauche])
    return z

# ---
# titre: élément par élément, avec math
# ---
# %% activations
import math


def tanh(z):
    return np.vectorize(math.tanh, otypes=[float])(z)


def relu(z):
    return np.vectorize(lambda v: v if v > 0 else 0.0, otypes=[float])(z)


def leaky_relu(z, alpha=0.01):
    return np.vectorize(lambda v: v if v > 0 else alpha * v, otypes=[float])(z)


def elu(z, alpha=1.0):
    return np.vectorize(lambda v: v if v > 0 else alpha * (math.exp(v) - 1), otypes=[float])(z)

# ---
# titre: "functools.singledispatch selon le type reçu"
# ---
# %% activations
from functools import singledispatch


@singledispatch
def _reel(z):
    return np.asarray(z, dtype=float)


@_reel.register(list)
@_reel.register(tuple)
def _(z):
    return np.array(list(z), dtype=float)


@_reel.register
def _(z: np.ndarray):
    return z.astype(float)


def tanh(z):
    return np.tanh(_reel(z))


def relu(z):
    v = _reel(z)
    return (v + abs(v)) / 2


def leaky_relu(z, alpha=0.01):
    v = _reel(z)
    return np.maximum(v, 0) + alpha * np.minimum(v, 0)


def elu(z, alpha=1.0):
    v = _reel(z)
    return np.maximum(v, 0) + alpha * np.expm1(np.minimum(v, 0))

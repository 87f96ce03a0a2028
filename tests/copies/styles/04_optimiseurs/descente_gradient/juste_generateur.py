# ---
# titre: "un générateur sans fin, borné par islice"
# ---
# %% descente_gradient
from itertools import islice


def descente_gradient(gradient, w0, lr, n_pas):
    def entrainer(w):
        while True:
            yield w
            w = w - lr * gradient(w)

    return np.stack([np.asarray(w) for w in islice(entrainer(np.array(w0, dtype=float)), n_pas + 1)])

# ---
# titre: "itertools.accumulate"
# ---
# %% descente_gradient
import itertools


def descente_gradient(gradient, w0, lr, n_pas):
    depart = np.array(w0, dtype=float)
    pas = itertools.repeat(None, n_pas)
    return np.array(list(itertools.accumulate(pas, lambda w, _: w - lr * gradient(w), initial=depart)))

# ---
# titre: une fonction récursive
# ---
# %% descente_gradient
def descente_gradient(gradient, w0, lr, n_pas):
    if n_pas == 0:
        return np.array([w0], dtype=float)
    debut = descente_gradient(gradient, w0, lr, n_pas - 1)
    suivant = debut[-1] - lr * gradient(debut[-1])
    return np.concatenate([debut, np.asarray(suivant)[None]])

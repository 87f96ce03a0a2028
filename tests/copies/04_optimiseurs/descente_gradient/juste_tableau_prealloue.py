# ---
# titre: un tableau préparé d'avance
# ---
# %% descente_gradient
def descente_gradient(gradient, w0, lr, n_pas):
    w0 = np.asarray(w0, dtype=float)
    positions = np.zeros((n_pas + 1,) + w0.shape)
    positions[0] = w0
    for k in range(n_pas):
        positions[k + 1] = positions[k] - lr * np.asarray(gradient(positions[k]))
    return positions

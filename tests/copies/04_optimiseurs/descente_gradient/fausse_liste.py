# ---
# titre: une liste de positions
# perd:
#   test_descente_gradient_formes: "descente_gradient renvoie un tableau NumPy"
# ---
# %% descente_gradient
def descente_gradient(gradient, w0, lr, n_pas):
    w = np.array(w0, dtype=float)
    positions = [w]
    for _ in range(n_pas):
        w = w - lr * gradient(w)
        positions.append(w)
    return positions

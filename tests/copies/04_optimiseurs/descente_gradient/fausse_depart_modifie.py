# ---
# titre: le départ de l'appelant est modifié
# perd:
#   test_descente_gradient_intact: "« += » ou une affectation par indice agit sur le tableau de l'appelant : travaillez sur un"
# ---
# %% descente_gradient
def descente_gradient(gradient, w0, lr, n_pas):
    w = np.asarray(w0, dtype=float)
    trajectoire = [w.copy()]
    for _ in range(n_pas):
        w -= lr * gradient(w)
        trajectoire.append(w.copy())
    return np.array(trajectoire)

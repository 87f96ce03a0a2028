# ---
# titre: un départ entier reste entier
# perd:
#   test_descente_gradient_intact: "les valeurs sont tronquées à l'entier : un tableau d'entiers a-t-il reçu des réels ?"
# ---
# %% descente_gradient
def descente_gradient(gradient, w0, lr, n_pas):
    """Renvoie la trajectoire (n_pas + 1, …) de la descente de gradient partie de w0, départ compris."""
    w = np.array(w0)
    trajectoire = [w]
    for _ in range(n_pas):
        w = (w - lr * gradient(w)).astype(w.dtype)
        trajectoire.append(w)
    return np.array(trajectoire)

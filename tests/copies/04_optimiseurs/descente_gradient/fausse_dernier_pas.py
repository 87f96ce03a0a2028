# ---
# titre: il manque le dernier pas
# perd:
#   test_descente_gradient_parabole: "il manque le dernier pas : n_pas pas donnent n_pas + 1 positions."
#   test_descente_gradient_formes: "il manque une position : n_pas pas donnent n_pas + 1 positions."
#   test_descente_gradient_intact: "descente_gradient depuis le tableau d'entiers [1, -2]"
# ---
# %% descente_gradient
def descente_gradient(gradient, w0, lr, n_pas):
    """Renvoie la trajectoire (n_pas + 1, …) de la descente de gradient partie de w0, départ compris."""
    w = np.array(w0, dtype=float)
    trajectoire = [w]
    for _ in range(n_pas - 1):
        w = w - lr * gradient(w)
        trajectoire.append(w)
    return np.array(trajectoire)

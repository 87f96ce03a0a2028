# ---
# titre: seule la dernière position est renvoyée
# perd:
#   test_descente_gradient_parabole: "il faut toutes les positions, pas seulement la dernière."
#   test_descente_gradient_formes: "la trajectoire de descente_gradient dans le plan"
#   test_descente_gradient_intact: "descente_gradient depuis le tableau d'entiers [1, -2]"
# ---
# %% descente_gradient
def descente_gradient(gradient, w0, lr, n_pas):
    """Renvoie la trajectoire (n_pas + 1, …) de la descente de gradient partie de w0, départ compris."""
    w = np.array(w0, dtype=float)
    trajectoire = [w]
    for _ in range(n_pas):
        w = w - lr * gradient(w)
        trajectoire.append(w)
    return w

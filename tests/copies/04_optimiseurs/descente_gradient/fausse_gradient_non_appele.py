# ---
# titre: le gradient n'est pas appelé
# perd:
#   test_descente_gradient_parabole: "une fonction se trouve là où il faut un nombre ou un tableau : appelez-la, avec des pare"
#   test_descente_gradient_formes: "une fonction se trouve là où il faut un nombre ou un tableau : appelez-la, avec des pare"
#   test_descente_gradient_intact: "une fonction se trouve là où il faut un nombre ou un tableau : appelez-la, avec des pare"
# ---
# %% descente_gradient
def descente_gradient(gradient, w0, lr, n_pas):
    """Renvoie la trajectoire (n_pas + 1, …) de la descente de gradient partie de w0, départ compris."""
    w = np.array(w0, dtype=float)
    trajectoire = [w]
    for _ in range(n_pas):
        w = w - lr * gradient
        trajectoire.append(w)
    return np.array(trajectoire)

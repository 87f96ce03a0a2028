# ---
# titre: -= modifie les positions déjà rangées
# perd:
#   test_descente_gradient_parabole: "toutes les positions sont la dernière : -= modifie le tableau déjà rangé."
#   test_descente_gradient_formes: "toutes les positions sont la dernière : -= modifie le tableau déjà rangé."
#   test_descente_gradient_intact: "descente_gradient depuis le tableau d'entiers [1, -2]"
# ---
# %% descente_gradient
def descente_gradient(gradient, w0, lr, n_pas):
    """Renvoie la trajectoire (n_pas + 1, …) de la descente de gradient partie de w0, départ compris."""
    w = np.array(w0, dtype=float)
    trajectoire = [w]
    for _ in range(n_pas):
        w -= lr * gradient(w)
        trajectoire.append(w)
    return np.array(trajectoire)

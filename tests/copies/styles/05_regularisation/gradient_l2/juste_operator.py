# ---
# titre: "map à deux listes et une fonction interne nommée coefficient"
# ---
# %% gradient_l2
def gradient_l2(gradients, poids, lam):
    if len(gradients) != len(poids):
        raise ValueError("autant de gradients que de poids")

    def coefficient(G, W):
        return np.add(G, 2 * lam * np.asarray(W))

    return list(map(coefficient, gradients, poids))

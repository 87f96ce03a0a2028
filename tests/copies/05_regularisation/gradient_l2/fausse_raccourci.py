# ---
# titre: "un raccourci quand lam vaut 0"
# perd:
#   test_gradient_l2_intact: "un raccourci renvoie les tableaux reçus"
# ---
# %% gradient_l2
def gradient_l2(gradients, poids, lam):
    """Renvoie la liste des gradients de perte_l2, un tableau par tableau de poids."""
    if len(gradients) != len(poids):
        raise ValueError(f"gradients et poids doivent avoir la même longueur ; reçu {len(gradients)} et {len(poids)}.")
    if lam == 0:
        return gradients
    return [G + 2 * lam * W for G, W in zip(gradients, poids)]

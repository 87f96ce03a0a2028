# ---
# titre: le facteur 2 manque
# perd:
#   test_gradient_l2_valeurs: "le facteur 2 manque : la dérivée de w² est 2w."
#   test_gradient_l2_intact: "le facteur 2 manque : la dérivée de w² est 2w."
# ---
# %% gradient_l2
def gradient_l2(gradients, poids, lam):
    """Renvoie la liste des gradients de perte_l2, un tableau par tableau de poids."""
    if len(gradients) != len(poids):
        raise ValueError(f"gradients et poids doivent avoir la même longueur ; reçu {len(gradients)} et {len(poids)}.")
    return [G + lam * W for G, W in zip(gradients, poids)]

# ---
# titre: la pénalité au lieu de sa dérivée
# perd:
#   test_gradient_l2_valeurs: "c'est la pénalité qui est ajoutée, pas sa dérivée."
# ---
# %% gradient_l2
def gradient_l2(gradients, poids, lam):
    """Renvoie la liste des gradients de perte_l2, un tableau par tableau de poids."""
    if len(gradients) != len(poids):
        raise ValueError(f"gradients et poids doivent avoir la même longueur ; reçu {len(gradients)} et {len(poids)}.")
    return [G + lam * W**2 for G, W in zip(gradients, poids)]

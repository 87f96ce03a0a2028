# ---
# titre: la pénalité seule
# perd:
#   test_gradient_l2_valeurs: "c'est la pénalité seule : ajoutez-la au gradient reçu."
#   test_gradient_l2_intact: "c'est la pénalité seule : ajoutez-la au gradient reçu."
# ---
# %% gradient_l2
def gradient_l2(gradients, poids, lam):
    """Renvoie la liste des gradients de perte_l2, un tableau par tableau de poids."""
    if len(gradients) != len(poids):
        raise ValueError(f"gradients et poids doivent avoir la même longueur ; reçu {len(gradients)} et {len(poids)}.")
    return [2 * lam * W for G, W in zip(gradients, poids)]

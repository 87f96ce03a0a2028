# ---
# titre: la pénalité est soustraite
# perd:
#   test_gradient_l2_valeurs: "le signe est faux : la pénalité s'ajoute."
#   test_gradient_l2_intact: "le signe est faux : la pénalité s'ajoute."
# ---
# %% gradient_l2
def gradient_l2(gradients, poids, lam):
    """Renvoie la liste des gradients de perte_l2, un tableau par tableau de poids."""
    if len(gradients) != len(poids):
        raise ValueError(f"gradients et poids doivent avoir la même longueur ; reçu {len(gradients)} et {len(poids)}.")
    return [G - 2 * lam * W for G, W in zip(gradients, poids)]

# ---
# titre: le gradient de la L1
# perd:
#   test_gradient_l2_valeurs: "c'est le gradient de la pénalité L1."
#   test_gradient_l2_intact: "c'est le gradient de la pénalité L1."
# ---
# %% gradient_l2
def gradient_l2(gradients, poids, lam):
    """Renvoie la liste des gradients de perte_l2, un tableau par tableau de poids."""
    if len(gradients) != len(poids):
        raise ValueError(f"gradients et poids doivent avoir la même longueur ; reçu {len(gradients)} et {len(poids)}.")
    return [G + lam * np.sign(W) for G, W in zip(gradients, poids)]

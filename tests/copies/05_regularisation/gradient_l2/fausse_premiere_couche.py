# ---
# titre: seule la première couche est pénalisée
# perd:
#   test_gradient_l2_valeurs: "ce tableau n'est pas pénalisé : tous doivent l'être."
#   test_gradient_l2_intact: "seul le premier tableau est pénalisé."
# ---
# %% gradient_l2
def gradient_l2(gradients, poids, lam):
    """Renvoie la liste des gradients de perte_l2, un tableau par tableau de poids."""
    if len(gradients) != len(poids):
        raise ValueError(f"gradients et poids doivent avoir la même longueur ; reçu {len(gradients)} et {len(poids)}.")
    return [gradients[0] + 2 * lam * poids[0], *[G.copy() for G in gradients[1:]]]

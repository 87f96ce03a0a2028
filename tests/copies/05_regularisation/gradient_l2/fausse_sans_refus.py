# ---
# titre: des listes inégales sont acceptées
# perd:
#   test_gradient_l2_intact: "zip s'arrête sans rien dire : comparez les longueurs."
# ---
# %% gradient_l2
def gradient_l2(gradients, poids, lam):
    return [G + 2 * lam * W for G, W in zip(gradients, poids)]

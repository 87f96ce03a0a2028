# ---
# titre: un λ négatif est accepté
# perd:
#   test_perte_l2_limites: "un λ négatif récompenserait les grands poids : refusez-le."
# ---
# %% perte_l2
def perte_l2(perte, poids, lam):
    """Renvoie perte + lam * somme des carrés de tous les poids."""
    return perte + lam * sum(np.sum(np.square(W)) for W in poids)

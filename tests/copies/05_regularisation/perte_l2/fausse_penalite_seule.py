# ---
# titre: "la perte est oubliée"
# perd:
#   test_perte_l2_valeurs: "c'est la pénalité seule : ajoutez la perte."
#   test_perte_l2_limites: "avec lam = 0, il reste la perte"
# ---
# %% perte_l2
def perte_l2(perte, poids, lam):
    """Renvoie perte + lam * somme des carrés de tous les poids."""
    if lam < 0:
        raise ValueError(f"lam doit être positif ou nul ; reçu {lam}.")
    return lam * sum(np.sum(np.square(W)) for W in poids)

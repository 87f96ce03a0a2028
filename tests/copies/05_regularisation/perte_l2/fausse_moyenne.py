# ---
# titre: la moyenne des carrés au lieu de leur somme
# perd:
#   test_perte_l2_valeurs: "c'est λ Σ w², sans facteur un demi et sans moyenne."
# ---
# %% perte_l2
def perte_l2(perte, poids, lam):
    """Renvoie perte + lam * somme des carrés de tous les poids."""
    if lam < 0:
        raise ValueError(f"lam doit être positif ou nul ; reçu {lam}.")
    return perte + lam * sum(np.mean(np.square(W)) for W in poids)

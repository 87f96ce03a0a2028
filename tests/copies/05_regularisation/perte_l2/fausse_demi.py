# ---
# titre: un facteur un demi
# perd:
#   test_perte_l2_valeurs: "c'est λ Σ w², sans facteur un demi et sans moyenne."
# ---
# %% perte_l2
def perte_l2(perte, poids, lam):
    """Renvoie perte + lam * somme des carrés de tous les poids."""
    if lam < 0:
        raise ValueError(f"lam doit être positif ou nul ; reçu {lam}.")
    return perte + lam / 2 * sum(np.sum(np.square(W)) for W in poids)

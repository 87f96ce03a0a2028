# ---
# titre: la norme au lieu de son carré
# perd:
#   test_perte_l2_valeurs: "c'est la norme : il ne faut pas de racine."
# ---
# %% perte_l2
def perte_l2(perte, poids, lam):
    """Renvoie perte + lam * somme des carrés de tous les poids."""
    if lam < 0:
        raise ValueError(f"lam doit être positif ou nul ; reçu {lam}.")
    return perte + lam * np.sqrt(sum(np.sum(np.square(W)) for W in poids))

# ---
# titre: les valeurs absolues au lieu des carrés
# perd:
#   test_perte_l2_valeurs: "c'est la pénalité L1 : il faut les carrés, pas les valeurs absolues."
# ---
# %% perte_l2
def perte_l2(perte, poids, lam):
    """Renvoie perte + lam * somme des carrés de tous les poids."""
    if lam < 0:
        raise ValueError(f"lam doit être positif ou nul ; reçu {lam}.")
    return perte + lam * sum(np.sum(np.abs(W)) for W in poids)

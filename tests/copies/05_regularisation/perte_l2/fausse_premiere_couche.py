# ---
# titre: seule la première couche compte
# perd:
#   test_perte_l2_valeurs: "seul le premier tableau compte : il faut toutes les couches."
# ---
# %% perte_l2
def perte_l2(perte, poids, lam):
    """Renvoie perte + lam * somme des carrés de tous les poids."""
    if lam < 0:
        raise ValueError(f"lam doit être positif ou nul ; reçu {lam}.")
    return perte + lam * sum(np.sum(np.square(W)) for W in poids[:1])

# ---
# titre: les poids sont élevés au carré sur place
# perd:
#   test_perte_l2_limites: "un mélange sur place (shuffle), « -= », « += » ou une affectation par indice agit sur le tableau de l'appelant : travaillez sur une copie."
# ---
# %% perte_l2
def perte_l2(perte, poids, lam):
    if lam < 0:
        raise ValueError("lam doit être positif")
    for W in poids:
        W *= W
        perte = perte + lam * W.sum()
    return perte

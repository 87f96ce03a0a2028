# ---
# titre: la perte est ajoutée à chaque couche
# perd:
#   test_perte_l2_valeurs: "la perte est ajoutée à chaque couche : une fois suffit."
#   test_perte_l2_limites: "la perte est ajoutée à chaque couche : une fois suffit."
# ---
# %% perte_l2
def perte_l2(perte, poids, lam):
    if lam < 0:
        raise ValueError("lam doit être positif")
    total = 0
    for W in poids:
        total += perte + lam * np.sum(W**2)
    return total

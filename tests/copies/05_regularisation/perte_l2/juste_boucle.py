# ---
# titre: une boucle et vdot
# ---
# %% perte_l2
def perte_l2(perte, poids, lam):
    if not lam >= 0:
        raise ValueError("lam ne peut pas être négatif")
    total = float(perte)
    for W in poids:
        total += lam * float(np.vdot(W, W))
    return total

# ---
# titre: par le carré de la norme
# ---
# %% perte_l2
def perte_l2(perte, poids, lam):
    if lam < 0:
        raise ValueError("lam < 0")
    return perte + lam * np.sum([np.linalg.norm(W.ravel()) ** 2 for W in poids])

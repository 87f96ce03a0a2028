# ---
# titre: deux gradients nuls donnent 0 / 0
# perd:
#   test_erreur_relative_bords: "c'est 0 / 0 : traitez à part le cas où les deux normes sont nulles."
# ---
# %% erreur_relative
def erreur_relative(a, b):
    if a.shape != b.shape:
        raise ValueError('formes différentes')
    na, nb, nd = (float(np.sqrt((t**2).sum())) for t in (a, b, a - b))
    return float(np.float64(nd) / np.float64(na + nb))

# ---
# titre: les formes ne sont pas comparées
# perd:
#   test_erreur_relative_bords: "erreur_relative de formes (3,) et (3, 1)"
# ---
# %% erreur_relative
def erreur_relative(a, b):
    na, nb, nd = (float(np.sqrt((t**2).sum())) for t in (a, b, a - b))
    return nd / (na + nb) if na + nb else 0.0

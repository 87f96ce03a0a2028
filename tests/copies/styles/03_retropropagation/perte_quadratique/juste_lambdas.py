# ---
# titre: "deux lambdas, et l'une est dérivée de l'autre"
# ---
# %% perte_quadratique
ecart = lambda y_predit, y_reel: y_predit - y_reel
perte_quadratique = lambda y_predit, y_reel: ecart(y_predit, y_reel) ** 2 / 2
derivee_perte_quadratique = ecart

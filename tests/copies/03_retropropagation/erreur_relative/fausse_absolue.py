# ---
# titre: l'écart n'est pas divisé
# perd:
#   test_erreur_relative_valeurs: "l'écart n'est pas divisé par la taille des deux gradients."
#   test_erreur_relative_formes: "l'écart n'est pas divisé par la taille des deux gradients."
# ---
# %% erreur_relative
def erreur_relative(a, b):
    if a.shape != b.shape:
        raise ValueError('formes différentes')
    na, nb, nd = (float(np.sqrt((t**2).sum())) for t in (a, b, a - b))
    return nd
